import { textIn, type WireRecord } from '../wire/fields.js'

/** An answer taken apart: its number, the server's words, and what it carries. */
export type Envelope = {
  readonly retcode: number
  readonly words: string
  readonly answer: unknown
  readonly record: WireRecord
}

/** @returns null when the text is not an answer of the Web API */
export function readEnvelope(text: string): Envelope | null {
  const parsed = jsonOf(text)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
  const record: WireRecord = Object.fromEntries(Object.entries(parsed))
  const words = textIn(record, 'retcode')
  const retcode = numberAtStart(words)
  return words === null || retcode === null
    ? null
    : { retcode, words, record, answer: valueIn(record, 'answer') }
}

/** `10009 Done` → 10009: the words behind the number vary. */
export function numberAtStart(words: string | null): number | null {
  const digits = /^\s*(\d+)/.exec(words ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

function valueIn(record: WireRecord, name: string): unknown {
  const key = Object.keys(record).find((each) => each.toLowerCase() === name)
  return key === undefined ? undefined : record[key]
}

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}
