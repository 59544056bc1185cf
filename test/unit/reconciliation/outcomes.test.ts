import { describe, expect, it } from '@jest/globals'
import {
  compareOutcomes,
  type AccountOutcome,
} from '../../../src/domain/reconciliation/compareOutcomes.js'
import { readOutcomes } from '../../../src/domain/reconciliation/readOutcomes.js'

const each = (outcome: AccountOutcome['outcome'], at: number | null = null): AccountOutcome => ({
  login: '1',
  outcome,
  at,
  why: '',
})

describe('our rulings beside another system', () => {
  it.each<[string, AccountOutcome, AccountOutcome | null, string]>([
    ['agree', each('breached', 1_000), each('breached', 1_000), 'same'],
    ['agree at the tolerance', each('breached', 31_000), each('breached', 1_000), 'same'],
    ['are later beyond it', each('breached', 31_001), each('breached', 1_000), 'later'],
    ['are earlier beyond it', each('passed', 1_000), each('passed', 31_001), 'earlier'],
    ['agree where a time is not known', each('breached', 9), each('breached'), 'same'],
    ['differ', each('breached', 9), each('running'), 'different'],
    ['stand alone', each('running'), null, 'onlyOurs'],
  ])('%s', (_, ours, theirs, result) => {
    expect(compareOutcomes([ours], theirs ? [theirs] : [], 30_000)).toEqual([
      { login: '1', ours, theirs, result },
    ])
  })

  it('are missing what only the other one has', () => {
    expect(compareOutcomes([], [each('breached')], 0)).toMatchObject([{ result: 'onlyTheirs' }])
  })
})

describe('an export', () => {
  it('is read with and without a time', () => {
    expect(
      read([
        { login: ' 1 ', outcome: 'breached', at: '2026-11-12T13:41:07+01:00', why: 'daily loss' },
        { login: '2', outcome: 'running', at: '' },
        { login: '3', outcome: 'passed' },
      ]),
    ).toEqual({
      ok: true,
      outcomes: [
        {
          login: '1',
          outcome: 'breached',
          at: Date.UTC(2026, 10, 12, 12, 41, 7),
          why: 'daily loss',
        },
        { login: '2', outcome: 'running', at: null, why: '' },
        { login: '3', outcome: 'passed', at: null, why: '' },
      ],
    })
  })

  it.each<[string, Record<string, string>[], RegExp]>([
    ['no login', [{ login: '', outcome: 'running' }], /row 2, login/],
    ['a login twice', [each('running'), each('running')].map(rowOf), /row 3, login: expected each/],
    ['another word', [{ login: '1', outcome: 'dead' }], /row 2, outcome: expected one of running/],
    ['a time without a zone', [{ login: '1', outcome: 'running', at: '2026-11-12 13:41' }], /at/],
    ['no time', [{ login: '1', outcome: 'running', at: 'yesterday Z' }], /row 2, at: expected/],
  ])('with %s is refused', (_, rows, message) => {
    const answer = read(rows)
    expect(answer.ok ? '' : answer.message).toMatch(message)
  })
})

const read = (rows: readonly Record<string, string>[]) =>
  readOutcomes(rows.map((cells, index) => ({ row: index + 2, cells })))

function rowOf({ login, outcome }: AccountOutcome): Record<string, string> {
  return { login, outcome }
}
