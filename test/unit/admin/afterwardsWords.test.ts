import { describe, expect, it } from '@jest/globals'
import { afterwardsWords } from '../../../src/admin/account/afterwardsWords.js'
import { lifecycles } from '../../../src/domain/lifecycles/all.js'
import type { Aftermath } from '../../../src/readModels/account/readAfterwards.js'
import type { ShownRuling } from '../../../src/readModels/account/readRuling.js'

const ruling: ShownRuling = {
  id: 'r',
  reference: 'R-1',
  kind: 'breach',
  rule: 'dailyLoss',
  code: 'equityUnderFloor',
  unit: 'money',
  currency: 'USD',
  limit: 100,
  figure: 90,
  disposition: 'confirmed',
  doubts: [],
  at: 900,
  storedAt: 1_000,
  settledAt: null,
  evidenceHash: null,
  violation: null,
  proof: null,
  chainIntact: true,
}

const entry = (given: Partial<Aftermath>): Aftermath => ({
  source: 'command',
  id: 'x',
  name: 'disable',
  status: 'queued',
  actorName: null,
  reason: null,
  problem: null,
  detail: null,
  result: null,
  at: 1_000,
  sentAt: null,
  verifiedAt: null,
  ...given,
})

const told = (entries: readonly Aftermath[], about: Partial<ShownRuling> = {}) =>
  afterwardsWords(entries, {
    ruling: { ...ruling, ...about },
    lifecycles,
    currency: 'USD',
    zone: 'UTC',
  }).map(({ tone, text }) => `${tone}: ${text}`)

describe('what happened after a ruling', () => {
  it('begins with the verdict, also when nothing followed yet', () => {
    expect(told([])).toEqual(['bad: Verdict stored, account breached'])
  })

  it('does not call a sent command done: it ends with what was read back', () => {
    const sent = entry({ status: 'sent', sentAt: 1_100 })
    expect(told([sent]).at(-1)).toBe('neutral: Platform told: trading off')
    const result = { balance: 9_975_190, openPositions: 0 }
    const verified = { ...sent, status: 'verified', verifiedAt: 1_200, result }
    expect(told([verified]).at(-1)).toBe(
      'done: Read back: trading off, 0 positions, balance 99,751.90',
    )
  })

  it('says that an observed platform was told nothing', () => {
    expect(told([entry({ status: 'withheld' })]).at(-1)).toBe(
      'attention: Would have told the platform: trading off',
    )
  })

  it('shows the problem of a command that failed', () => {
    const failed = entry({ status: 'failed', sentAt: 1_100, problem: 'notFound: no such login' })
    expect(told([failed]).at(-1)).toBe('bad: notFound: no such login')
  })

  it('gives the deadline of the appeal with the message', () => {
    const detail = { appealDeadline: '2026-11-19T12:41:00.000Z' }
    const message = { source: 'message', name: 'account.breachSettled', status: 'sent' } as const
    expect(told([entry({ ...message, sentAt: 1_300, detail })]).at(-1)).toBe(
      'neutral: E-mail with rule, limit and figure sent. Appeal open to 19 Nov 12:41',
    )
  })

  it('says that a suspected verdict froze the account, once', () => {
    const hold = entry({ source: 'audit', name: 'hold.set', status: null, reason: 'suspected' })
    expect(told([hold], { disposition: 'suspected' })).toEqual([
      'attention: Verdict stored as suspected, account frozen',
    ])
  })

  it('names who overturned it and why', () => {
    const audit = { source: 'audit', name: 'violation.overturn', status: 'overturned' } as const
    const by = { actorName: 'Ines Halvorsen', reason: 'wrong price' }
    expect(told([entry({ ...audit, ...by })]).at(-1)).toBe(
      'done: Ruling overturned by Ines Halvorsen: wrong price',
    )
  })

  it('stands in the order of time, whatever the order it is read in', () => {
    const late = entry({ id: 'b', status: 'sent', sentAt: 5_000 })
    const early = entry({ id: 'a', name: 'closeAll', status: 'sent', sentAt: 2_000 })
    expect(told([late, early], { settledAt: 3_000 })).toEqual([
      'bad: Verdict stored, account breached',
      'neutral: Platform told: close all positions',
      'done: Replay from the evidence agrees',
      'neutral: Platform told: trading off',
    ])
  })
})
