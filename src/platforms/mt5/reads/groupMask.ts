/** Whether a group is among `demo*,!demo\cent`. A doubled backslash is one. */
export function isInMask(mask: string, group: string): boolean {
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
