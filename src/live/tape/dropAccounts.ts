import { numberAt, recordBytes } from './record.js'

/** The parts without the records of these accounts. */
export const dropAccounts = (parts: readonly Buffer[], numbers: ReadonlySet<number>): Buffer[] =>
  splitAccounts(parts, numbers).others

/** The records of these accounts apart from those of all others, each in order. */
export function splitAccounts(
  parts: readonly Buffer[],
  numbers: ReadonlySet<number>,
): { readonly theirs: Buffer[]; readonly others: Buffer[] } {
  if (numbers.size === 0) return { theirs: [], others: [...parts] }
  const pick = (wanted: boolean): Buffer[] =>
    parts.map((part) => filterPart(part, numbers, wanted)).filter((part) => part.byteLength > 0)
  return { theirs: pick(true), others: pick(false) }
}

/** What is kept is copied in runs: mostly it is everything but one record. */
function filterPart(part: Buffer, numbers: ReadonlySet<number>, wanted: boolean): Buffer {
  const kept: Buffer[] = []
  let from = 0
  const keep = (to: number): void => {
    if (to > from) kept.push(part.subarray(from, to))
  }
  for (let offset = 0; offset < part.byteLength; offset += recordBytes) {
    if (numbers.has(numberAt(part, offset)) === wanted) continue
    keep(offset)
    from = offset + recordBytes
  }
  if (from === 0) return part
  keep(part.byteLength)
  return Buffer.concat(kept)
}
