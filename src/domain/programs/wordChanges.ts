export type WordPart = { readonly text: string; readonly kind: 'same' | 'new' | 'old' }

/** Sentences longer than this are shown as a whole, old and new. */
const wordsMax = 400

/**
 * A sentence with what is new in it and what stood there before, word by word: the longest common
 * order of words stays.
 */
export function wordChanges(before: string, after: string): WordPart[] {
  const [old, now] = [before.split(' '), after.split(' ')]
  if (old.length > wordsMax || now.length > wordsMax) {
    return joined([...now.map(part('new')), ...old.map(part('old'))])
  }
  const common = commonLengths(old, now)
  const parts: WordPart[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const [was, is] = [old[i], now[j]]
    if (was !== undefined && was === is) {
      parts.push({ text: was, kind: 'same' })
      i += 1
      j += 1
    } else if (is !== undefined && (common[i]?.[j + 1] ?? 0) >= (common[i + 1]?.[j] ?? 0)) {
      parts.push({ text: is, kind: 'new' })
      j += 1
    } else if (was !== undefined) {
      parts.push({ text: was, kind: 'old' })
      i += 1
    } else if (is !== undefined) {
      parts.push({ text: is, kind: 'new' })
      j += 1
    }
  }
  return joined(parts)
}

const part =
  (kind: WordPart['kind']) =>
  (text: string): WordPart => ({ text, kind })

/** How many words the rests from each pair of places on have in common. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () =>
    Array.from({ length: now.length + 1 }, () => 0),
  )
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = table[i]
      if (!row) continue
      row[j] =
        old[i] === now[j]
          ? (table[i + 1]?.[j + 1] ?? 0) + 1
          : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return table
}

function joined(parts: readonly WordPart[]): WordPart[] {
  return parts.reduce<WordPart[]>((all, each) => {
    const last = all.at(-1)
    if (last?.kind !== each.kind) return [...all, each]
    return [...all.slice(0, -1), { kind: last.kind, text: `${last.text} ${each.text}` }]
  }, [])
}

/** How much of a sentence may be new before it is another one. */
const sameWords = 3

/** Sentences that begin alike are the same one, changed; the others came or went. */
export function sentenceChanges(
  before: readonly string[],
  after: readonly string[],
): (readonly WordPart[])[] {
  const open = new Set(before)
  const opening = (text: string) => text.split(' ').slice(0, sameWords).join(' ')
  const take = (fits: (text: string) => boolean) => {
    const found = [...open].find(fits)
    if (found !== undefined) open.delete(found)
    return found
  }
  const exact = new Set(after.filter((text) => take((old) => old === text) !== undefined))
  const changed = after.map((text) => {
    if (exact.has(text)) return [part('same')(text)]
    const old = take((each) => opening(each) === opening(text))
    return old === undefined ? [part('new')(text)] : wordChanges(old, text)
  })
  return [...changed, ...[...open].map((text) => [part('old')(text)])]
}
