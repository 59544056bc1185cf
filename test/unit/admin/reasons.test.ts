import { describe, expect, it } from '@jest/globals'
import { explainedMoves, other, reasonsOf } from '../../../src/admin/actionBar/reasons.js'
import { lifecycles } from '../../../src/domain/lifecycles/all.js'

const moves = Object.values(lifecycles).flatMap(({ name, moves: all }) =>
  all
    // Where a reference is typed, nothing is chosen.
    .filter(({ reason, ask }) => reason === 'required' && ask === null)
    .map((move) => ({ name, move, key: `${name}.${move.event}` })),
)

describe('the reasons of a decision', () => {
  it.each(moves)('$key has at least two of its own, and other', ({ name, move, key }) => {
    expect(explainedMoves).toContain(key)
    const reasons = reasonsOf(name, move)
    expect(reasons.length).toBeGreaterThanOrEqual(3)
    expect(new Set(reasons).size).toBe(reasons.length)
    expect(reasons.at(-1)).toBe(other)
  })

  it('are listed for no move that does not ask for one', () => {
    expect(explainedMoves.filter((key) => !moves.some((each) => each.key === key))).toEqual([])
  })

  it.each([
    ['violation', 'confirm', 'appeal granted'],
    ['violation', 'confirm', 'wrong price'],
    ['violation', 'dismiss', 'figures confirmed'],
    ['appeal', 'uphold', 'goodwill'],
    ['payout', 'bounce', 'rule broken'],
    ['order', 'refund', 'bank notice'],
  ] as const)('of %s.%s leave out what does not fit: %s', (name, event, word) => {
    expect(reasonsOf(name, { event, adverse: true })).not.toContain(word)
  })

  it('of a move that an installation added depend on whether it takes something', () => {
    const of = (adverse: boolean) => reasonsOf('account', { event: 'ownMove', adverse })
    expect(of(true)).toContain('rule broken')
    expect(of(false)).not.toContain('rule broken')
  })
})
