import { headBytes, numberAt, recordsAt, writeCount } from './record.js'

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
    parts.flatMap((part) => filterPart(part, numbers, wanted) ?? [])
  return { theirs: pick(true), others: pick(false) }
}

/** What is kept is copied in runs: mostly it is everything but one record. Null where nothing is. */
function filterPart(part: Buffer, numbers: ReadonlySet<number>, wanted: boolean): Buffer | null {
  const kept = [part.subarray(0, headBytes)]
  let [from, count, dropped] = [headBytes, 0, 0]
  for (const at of recordsAt(part)) {
    if (numbers.has(numberAt(part, at)) === wanted) {
      count += 1
      continue
    }
    dropped += 1
    if (at > from) kept.push(part.subarray(from, at))
    from = at + 1 + (part[at] ?? 0)
  }
  if (dropped === 0) return part
  if (count === 0) return null
  kept.push(part.subarray(from))
  const left = Buffer.concat(kept)
  writeCount(left, count)
  return left
}
