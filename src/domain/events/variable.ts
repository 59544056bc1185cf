import { z } from 'zod'
import { DomainFault } from '../fault.js'
import { currencies } from '../money/currency.js'
import { minor } from '../money/minor.js'

/**
 * What a variable holds, and so how it is written for people:
 * `text` one line, `longText` may have line breaks, `money` an amount with its currency, `figure`
 * an amount or a number of days, `time` an instant to the minute, `exactTime` to the second,
 * `link` an address, `count` a whole number, `percent` basis points.
 */
export const variableKinds = [
  'text',
  'longText',
  'money',
  'figure',
  'time',
  'exactTime',
  'link',
  'count',
  'percent',
] as const

export type VariableKind = (typeof variableKinds)[number]

/** Longest values in characters. Collections that feed variables limit their fields to the same. */
export const textLengthMax = 300
export const longTextLengthMax = 4_000
export const linkLengthMax = 2_000

const facts = z.object({
  kind: z.enum(variableKinds),
  secret: z.boolean(),
  absentAs: z.string().nullable(),
})

/** Key of our facts inside zod's metadata, so that a host's own metadata never collides. */
const factsKey = 'propFirmVariable'

const minorSchema = z.int().transform((value) => minor(value))

/** An amount in minor units with its currency, `{ amount: 12500, currency: 'USD' }`. */
export const moneyValue = z.object({ amount: minorSchema, currency: z.enum(currencies) })

/**
 * What a rule measures: money, a number of days, `{ days: 30 }`, or another figure as it is read,
 * `{ text: '2.50 lots' }`.
 */
export const figureValue = z.union([
  moneyValue,
  z.object({ days: z.int().min(0) }),
  z.object({ text: z.string() }),
])

export type MoneyValue = z.output<typeof moneyValue>
export type FigureValue = z.output<typeof figureValue>

function variable<T extends z.ZodType>(schema: T, words: Words): T {
  const { kind, label, description, secret = false, absentAs = null } = words
  return schema.meta({ title: label, description, [factsKey]: { kind, secret, absentAs } })
}

type Words = {
  kind: VariableKind
  label: string
  description: string
  secret?: boolean
  absentAs?: string
}

export const text = (label: string, description: string) =>
  variable(z.string().min(1).max(textLengthMax), { kind: 'text', label, description })

export const longText = (label: string, description: string) =>
  variable(z.string().min(1).max(longTextLengthMax), { kind: 'longText', label, description })

export const money = (label: string, description: string) =>
  variable(moneyValue.clone(), { kind: 'money', label, description })

export const figure = (label: string, description: string) =>
  variable(figureValue.clone(), { kind: 'figure', label, description })

/** An instant as ISO 8601 in UTC (`2026-11-12T12:41:07.212Z`), shown to the minute. */
export const time = (label: string, description: string) =>
  variable(z.iso.datetime(), { kind: 'time', label, description })

/** An instant as ISO 8601 in UTC, shown to the second. */
export const exactTime = (label: string, description: string) =>
  variable(z.iso.datetime(), { kind: 'exactTime', label, description })

export const count = (label: string, description: string) =>
  variable(z.int().min(0), { kind: 'count', label, description })

/** A share in basis points: 8,000 is 80 %. */
export const percent = (label: string, description: string) =>
  variable(z.int(), { kind: 'percent', label, description })

export const link = (label: string, description: string) =>
  variable(linkSchema(), { kind: 'link', label, description })

/** A link that lets its holder in. Stored copies, webhooks and audit entries leave it out. */
export const secretLink = (label: string, description: string) =>
  variable(linkSchema(), { kind: 'link', label, description, secret: true })

const linkSchema = () => z.url({ protocol: /^https?$/ }).max(linkLengthMax)

/** The same variable where an event may not know it; `absentAs` is what a message then says. */
export function optional<T extends z.ZodType>(schema: T, absentAs: string): z.ZodOptional<T> {
  const { kind, label, description, secret } = variableInfo('', schema)
  return variable(schema.optional(), { kind, label, description, secret, absentAs })
}

/** What a person who writes templates sees of a variable. */
export type VariableInfo = {
  readonly name: string
  readonly label: string
  readonly description: string
  readonly kind: VariableKind
  readonly secret: boolean
  /** Text used when the event does not carry the variable; null when it always does. */
  readonly absentAs: string | null
}

/** @throws DomainFault when the schema was not made by one of the functions of this file */
export function variableInfo(name: string, schema: z.core.$ZodType): VariableInfo {
  const meta = z.globalRegistry.get(schema)
  const parsed = facts.safeParse(meta?.[factsKey])
  if (!parsed.success || !meta?.title || !meta.description) {
    throw new DomainFault(`variable "${name}": expected text(), money(), link() or another kind`)
  }
  return { name, label: meta.title, description: meta.description, ...parsed.data }
}
