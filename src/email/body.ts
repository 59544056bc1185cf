import { z } from 'zod'

/** Limits of one template: far above what anybody writes, low enough to render in milliseconds. */
export const bodyLimits = { nodesMax: 2_000, depthMax: 16, bytesMax: 200_000 } as const

const element = {
  version: z.number().default(1),
  direction: z.enum(['ltr', 'rtl']).nullable().default(null),
  format: z.enum(['', 'left', 'center', 'right', 'start', 'end', 'justify']).default(''),
  indent: z.int().min(0).default(0),
}
const leaf = { version: z.number().default(1) }
const fields = { id: z.string().default('') }

const textNode = z.object({
  ...leaf,
  type: z.literal('text'),
  text: z.string(),
  format: z.int().min(0).default(0),
  detail: z.number().default(0),
  mode: z.enum(['normal', 'token', 'segmented']).default('normal'),
  style: z.string().default(''),
})
const lineBreak = z.object({ ...leaf, type: z.literal('linebreak') })
const tab = z.object({ ...leaf, type: z.literal('tab') })

/** A variable in the line. */
export const mergeVarFields = z.object({
  ...fields,
  blockType: z.literal('mergeVar'),
  name: z.string(),
})

/** Words that lead to where a link variable points. */
export const mergeLinkFields = z.object({
  ...fields,
  blockType: z.literal('mergeLink'),
  name: z.string(),
  label: z.string().min(1),
})

const inlineBlock = z.object({
  ...leaf,
  type: z.literal('inlineBlock'),
  fields: z.union([mergeVarFields, mergeLinkFields]),
})
const linkFields = z.object({ url: z.string().default(''), linkType: z.string().optional() })
const linkNode = z.object({
  ...element,
  type: z.enum(['link', 'autolink']),
  fields: linkFields,
  children: z.array(z.union([textNode, lineBreak, inlineBlock])),
})
const inline = z.union([textNode, lineBreak, tab, linkNode, inlineBlock])
const inlines = z.array(inline)

const paragraph = z.object({ ...element, type: z.literal('paragraph'), children: inlines })
const heading = z.object({
  ...element,
  type: z.literal('heading'),
  tag: z.enum(['h1', 'h2', 'h3']),
  children: inlines,
})
const quote = z.object({ ...element, type: z.literal('quote'), children: inlines })
const rule = z.object({ ...leaf, type: z.literal('horizontalrule') })

type Element = { [Key in keyof typeof element]: z.output<(typeof element)[Key]> }
type ListItem = Element & { type: 'listitem'; value: number; children: (Inline | List)[] }
type List = Element & {
  type: 'list'
  listType: 'bullet' | 'number'
  start: number
  tag: 'ul' | 'ol'
  children: ListItem[]
}

const list: z.ZodType<List> = z.object({
  ...element,
  type: z.literal('list'),
  listType: z.enum(['bullet', 'number']),
  start: z.number().default(1),
  tag: z.enum(['ul', 'ol']),
  get children() {
    return z.array(listItem)
  },
})
const listItem: z.ZodType<ListItem> = z.object({
  ...element,
  type: z.literal('listitem'),
  value: z.number().default(1),
  get children() {
    return z.array(z.union([inline, list]))
  },
})

/** A link of the event as a button. */
export const buttonFields = z.object({
  ...fields,
  blockType: z.literal('button'),
  label: z.string().min(1),
  link: z.string(),
})

const figureRow = z.object({
  label: z.string().min(1),
  name: z.string(),
  total: z.boolean().nullish(),
})

/** Figures of the event, one to a row. */
export const figuresFields = z.object({
  ...fields,
  blockType: z.literal('figures'),
  rows: z.array(figureRow).min(1),
})

/** A few lines set apart. */
export const calloutFields = z.object({
  ...fields,
  blockType: z.literal('callout'),
  tone: z.enum(['note', 'warning']),
  content: z.object({
    root: z.object({ ...element, type: z.literal('root'), children: z.array(paragraph) }),
  }),
})

const block = z.object({
  ...leaf,
  type: z.literal('block'),
  fields: z.union([buttonFields, figuresFields, calloutFields]),
})

const bodySchema = z.object({
  root: z.object({
    ...element,
    type: z.literal('root'),
    children: z.array(z.union([paragraph, heading, quote, list, rule, block])),
  }),
})

export type Body = z.output<typeof bodySchema>
export type BodyNode = Body['root']['children'][number]
export type Inline = z.output<typeof inline>
export type ParsedBody =
  { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly message: string }

/**
 * Stored editor state as a message can carry it. Unknown nodes and blocks are refused rather than
 * left out, since a message that silently lacks a paragraph is worse than one that isn't sent.
 */
export function parseBody(stored: unknown): ParsedBody {
  const size = sizeProblem(stored)
  if (size !== null) return { ok: false, message: size }
  const parsed = bodySchema.safeParse(stored)
  if (parsed.success) return { ok: true, body: parsed.data }
  return { ok: false, message: firstProblem(stored, parsed.error) }
}

/** Walks without recursion, so that nesting can't exhaust the stack before it is refused. */
function sizeProblem(stored: unknown): string | null {
  const { nodesMax, depthMax, bytesMax } = bodyLimits
  const open: { value: unknown; depth: number }[] = [{ value: stored, depth: 0 }]
  let nodes = 0
  let bytes = 0
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next
    if (typeof value === 'string') bytes += Buffer.byteLength(value)
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value)) nodes += 1
    // Two levels of JSON to a node: the node and its list of children.
    if (depth > depthMax * 2) return `expected at most ${depthMax} levels`
    if (nodes > nodesMax * 2) return `expected at most ${nodesMax} nodes`
    if (bytes > bytesMax) return `expected at most ${bytesMax} bytes of text`
    for (const child of Object.values(value)) open.push({ value: child, depth: depth + 1 })
  }
  return bytes > bytesMax ? `expected at most ${bytesMax} bytes of text` : null
}

function firstProblem(stored: unknown, error: z.ZodError): string {
  const path = error.issues[0]?.path ?? []
  let at: unknown = stored
  for (const key of path) {
    at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined
  }
  const node = z.looseObject({ type: z.string() }).safeParse(at)
  const what = node.success ? `"${node.data.type}" is malformed or can't be in a message` : ''
  return [`at ${path.join('.') || 'the root'}`, what || (error.issues[0]?.message ?? '')].join(': ')
}
