const answers = new Map<string, boolean>()
const answersMax = 10_000

/** Whether a group is among `demo*,!demo\cent`. A doubled backslash is one. */
export function isInMask(mask: string, group: string): boolean {
  const key = `${mask}\n${group}`
  const known = answers.get(key)
  if (known !== undefined) return known
  if (answers.size >= answersMax) answers.clear()
  const isIn = decide(mask, group)
  answers.set(key, isIn)
  return isIn
}

function decide(mask: string, group: string): boolean {
  let isIn = false
  let hasNames = false
  for (const part of mask.split(',')) {
    const pattern = part.trim().replaceAll('\\\\', '\\')
    if (pattern === '') continue
    if (pattern.startsWith('!')) {
      if (isLike(pattern.slice(1), group)) return false
      continue
    }
    hasNames = true
    if (isLike(pattern, group)) isIn = true
  }
  return isIn || !hasNames
}

function isLike(pattern: string, group: string): boolean {
  const source = pattern
    .split('*')
    .map((piece) => piece.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${source}$`, 'i').test(group)
}
