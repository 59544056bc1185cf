import { z } from 'zod'
import type { RuleDefinition } from './defineRule.js'

/** What a table says of a parameter; see `ParameterMeta`. */
const aboutSchema = z.object({
  title: z.string(),
  description: z.string(),
  unit: z.string().optional(),
  when: z.record(z.string(), z.array(z.union([z.string(), z.boolean(), z.null()]))).optional(),
  options: z.record(z.string(), z.string()).optional(),
})

type About = z.output<typeof aboutSchema>

const units: Readonly<Record<string, string>> = {
  money: 'In minor units.',
  percent: 'In basis points.',
  lots: 'In hundredths of a lot.',
  seconds: 'In seconds.',
  minutes: 'In minutes.',
}

/**
 * `docs/rules.md` with the tables of parameters made anew from the schemas of the rules. A table
 * stands between `<!-- parameters of NAME -->` and `<!-- end -->`; everything else stays.
 */
export const withParameterTables = (page: string, rules: readonly RuleDefinition[]): string =>
  page.replace(
    /<!-- parameters of (\w+) -->\n[^]*?<!-- end -->/g,
    (whole: string, name: string) => {
      const rule = rules.find((each) => each.name === name)
      if (!rule) return whole
      return `<!-- parameters of ${name} -->\n\n${tableOf(rule)}\n\n<!-- end -->`
    },
  )

function tableOf({ parameters }: RuleDefinition): string {
  const rows = Object.entries(parameters.shape).map(([name, schema]) => {
    const field = z.instanceof(z.ZodType).parse(schema)
    const about = aboutSchema.parse(field.meta())
    return [`\`${name}\``, initialText(field.parse(undefined)), meaningOf(about)]
  })
  return aligned([['parameter', 'default', 'meaning'], ...rows])
}

function initialText(value: unknown): string {
  if (value === null) return 'none'
  return `\`${typeof value === 'object' ? JSON.stringify(value) : String(value)}\``
}

function meaningOf({ title, description, unit, when, options }: About): string {
  const values = Object.entries(options ?? {}).map(([value, label]) => `\`${value}\`: ${label}`)
  const conditions = Object.entries(when ?? {}).map(
    ([other, allowed]) =>
      `\`${other}\` ${allowed.map((each) => `\`${String(each)}\``).join(' or ')}`,
  )
  return [
    `${title}. ${description}`,
    unit === undefined ? '' : (units[unit] ?? ''),
    values.length === 0 ? '' : `${values.join('; ')}.`,
    conditions.length === 0 ? '' : `Only with ${conditions.join(' and ')}.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** As the formatter writes tables, so that it leaves them alone. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}
