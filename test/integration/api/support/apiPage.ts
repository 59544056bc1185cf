import { readFileSync } from 'node:fs'

/** An example of docs/api.md: a request and its answer. */
export type Example = {
  /** As the endpoints name it: `post /trader/sign-in`. */
  readonly key: string
  readonly method: string
  readonly path: string
  readonly body: string | null
  readonly form: Readonly<Record<string, string>> | null
  readonly headers: Readonly<Record<string, string>>
  readonly status: number
  readonly answer: unknown
  /** The answer is a file of this kind. */
  readonly file: 'pdf' | null
}

const page = readFileSync(new URL('../../../../docs/api.md', import.meta.url), 'utf8')

/** Every endpoint of the page, in its order. */
export const examples: readonly Example[] = page
  .split(/^### /m)
  .slice(1)
  .map((section): Example => {
    const [, method = '', path = ''] = /^`([A-Z]+) ([^`]+)`/.exec(section) ?? []
    const answer = /```(json|pdf) answer (\d+)\n([\s\S]*?)```/.exec(section)
    if (!answer) throw new Error(`docs/api.md: ${method} ${path} has no answer`)
    return {
      key: `${method.toLowerCase()} ${path}`,
      method,
      path,
      body: blockOf(section, 'json request'),
      form: linesOf(blockOf(section, 'form request')),
      headers: linesOf(blockOf(section, 'http headers')) ?? {},
      status: Number(answer[2]),
      answer: answer[1] === 'pdf' ? null : (JSON.parse(answer[3] ?? '') as unknown),
      file: answer[1] === 'pdf' ? 'pdf' : null,
    }
  })

function blockOf(section: string, mark: string): string | null {
  return new RegExp('```' + mark + '\\n([\\s\\S]*?)```').exec(section)?.[1] ?? null
}

function linesOf(block: string | null): Record<string, string> | null {
  if (block === null) return null
  const lines = block.trim().split('\n')
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    }),
  )
}

/** Values that say what happened; all others are compared by their kind. */
const literal = new Set([
  'ok',
  'code',
  'outcome',
  'status',
  'kind',
  'already',
  'repeated',
  'possible',
])

const formats: readonly (readonly [string, RegExp])[] = [
  ['id', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ['time', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/],
  ['hash', /^[0-9a-f]{64}$/],
  ['reference', /^[A-Z]-\d+$/],
]

const formatOf = (text: string) => formats.find(([, shape]) => shape.test(text))?.[0] ?? 'text'

/** Where an answer has another form than the example: every path with what is wrong. */
export function differences(example: unknown, actual: unknown, at = '$'): string[] {
  if (Array.isArray(example)) {
    if (!Array.isArray(actual)) return [`${at}: expected a list`]
    return example.flatMap((wanted, index) => {
      const found = actual.some((each) => differences(wanted, each, at).length === 0)
      return found
        ? []
        : [`${at}[${index}]: nothing like it in ${JSON.stringify(actual).slice(0, 300)}`]
    })
  }
  if (typeof example === 'object' && example !== null) {
    if (typeof actual !== 'object' || actual === null) return [`${at}: expected an object`]
    const wanted = Object.entries(example)
    if (wanted.length === 0) return []
    const extra = Object.keys(actual).filter((name) => !(name in example))
    return [
      ...extra.map((name) => `${at}.${name}: not in the example`),
      ...wanted.flatMap(([name, value]) => {
        const found: unknown = Reflect.get(actual, name)
        if (literal.has(name) && typeof value !== 'object' && found !== value)
          return [`${at}.${name}: expected ${String(value)}, was ${String(found)}`]
        return differences(value, found, `${at}.${name}`)
      }),
    ]
  }
  if (example === null) return actual === null ? [] : [`${at}: expected null`]
  if (typeof actual !== typeof example)
    return [`${at}: expected ${typeof example}, was ${String(actual)}`]
  if (typeof example !== 'string' || typeof actual !== 'string') return []
  return formatOf(example) === formatOf(actual)
    ? []
    : [`${at}: expected ${formatOf(example)}, was ${actual}`]
}
