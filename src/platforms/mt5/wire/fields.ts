/** A record as it came. Names are matched without regard to case, numbers may be text. */
export type WireRecord = Readonly<Record<string, unknown>>

export function recordOf(value: unknown): WireRecord | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return value as WireRecord
}

/** An array of records; one alone counts as an array of one, nothing as an empty one. */
export function recordsOf(value: unknown): readonly WireRecord[] | null {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) {
    const one = recordOf(value)
    if (!one) return null
    return Object.keys(one).length === 0 ? [] : [one]
  }
  const items: readonly unknown[] = value
  const records = items.map(recordOf)
  return records.every((record) => record !== null) ? records : null
}

/** The name that the record has for it, or null. */
export function nameIn(record: WireRecord, name: string): string | null {
  if (Object.hasOwn(record, name)) return name
  const wanted = name.toLowerCase()
  for (const key of Object.keys(record)) if (key.toLowerCase() === wanted) return key
  return null
}

export function valueOf(record: WireRecord, name: string): unknown {
  const key = nameIn(record, name)
  return key === null ? undefined : record[key]
}

export function textIn(record: WireRecord, name: string): string | null {
  const value = valueOf(record, name)
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : null
}

/** A whole number that is exact. */
export function integerIn(record: WireRecord, name: string): number | null {
  const text = textIn(record, name)?.trim()
  if (!text || !/^-?\d+$/.test(text)) return null
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : null
}

/** Decimal text, such as money and prices. */
export function decimalIn(record: WireRecord, name: string): string | null {
  const text = textIn(record, name)?.trim()
  return text !== undefined && /^-?\d+(\.\d*)?$/.test(text) ? text : null
}

/** A login as its digits. */
export function loginIn(record: WireRecord): string | null {
  const text = textIn(record, 'Login')?.trim()
  return text !== undefined && /^\d+$/.test(text) ? text : null
}
