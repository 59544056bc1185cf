import type { PublishedCase } from '../../publishedCases/publishedCase.js'

export type Leaf = { readonly where: string; readonly changed: unknown }

/** Every single value of what a case expects, changed a little. */
export const changesOf = (expected: PublishedCase['expected']): Leaf[] =>
  leavesOf(expected).filter((leaf) => !isQuestion(leaf))

function leavesOf(node: unknown, where = ''): Leaf[] {
  if (typeof node === 'number') return [{ where, changed: Math.round(node * 100 + 1) / 100 }]
  if (typeof node === 'boolean') return [{ where, changed: !node }]
  if (typeof node === 'string') return [{ where, changed: `${node}?` }]
  if (typeof node !== 'object' || node === null) return [{ where, changed: 1 }]
  return Object.entries(node).flatMap(([key, value]) =>
    leavesOf(value, where === '' ? key : `${where}.${key}`),
  )
}

/** What a case asks by, and what it remarks: neither is expected. */
const isQuestion = ({ where }: Leaf): boolean => /(^|\.)(i|asOf|note)$/.test(where)

export function withChange(expected: PublishedCase['expected'], { where, changed }: Leaf) {
  const copy = structuredClone(expected)
  const keys = where.split('.')
  const last = keys.pop() ?? ''
  const owner = keys.reduce<unknown>((node, key) => Object(node)[key] as unknown, copy)
  Object(owner)[last] = changed
  return copy
}
