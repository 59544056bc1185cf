import { describe, expect, it } from '@jest/globals'
import { lettersOf } from '../../../src/admin/actionBar/letters.js'
import {
  dueOf,
  initialsOf,
  shortly,
  subjectOf,
  whyOf,
} from '../../../src/admin/queue/queueWords.js'
import { whoTogether } from '../../../src/admin/queue/whoTogether.js'
import { merged, over, type Shown } from '../../../src/admin/queue/useQueue.js'
import type { Queue, QueueItem } from '../../../src/readModels/queue/model.js'

const now = Date.UTC(2026, 10, 12, 13, 32)
const [minute, hour] = [60_000, 3_600_000]

const item = (changes: Partial<QueueItem> = {}): QueueItem => ({
  ...{ kind: 'suspectedBreaches', id: 'a', reference: 'V-1', status: 'suspected' },
  ...{ since: now - hour, due: now + hour, rest: null, until: null },
  ...{ restReason: null, restBy: null, owner: null, decides: null, facts: {} },
  ...changes,
})

describe('a row says why it waits:', () => {
  it.each([
    [
      { ruleName: 'Daily loss limit', unit: 'money', currency: 'USD', limit: 4_562_025 },
      4_559_810,
      '22.15 under the daily loss floor',
    ],
    [
      { ruleName: 'Daily loss limit', unit: 'money', currency: 'USD', limit: 100 },
      100,
      'At the daily loss floor',
    ],
    [{ ruleName: 'Inactivity', unit: 'days', limit: 30 }, 30, 'Inactivity'],
  ])('%#', (facts, figure, words) => {
    expect(whyOf(item({ facts: { ...facts, figure } }))).toBe(words)
  })

  it('with the first doubt', () => {
    const facts = { ruleName: 'Inactivity', doubts: ['staleObservation', 'equityZero'] }
    expect(whyOf(item({ facts }))).toBe('Inactivity. The figure was old when it came.')
  })

  it('a payout with who approved it first, and one that waits for the trader', () => {
    const payout = { kind: 'payouts', status: 'inReview' } as const
    const facts = { name: 'Ibrahim Noor', amount: 231_000, currency: 'USD' }
    expect(subjectOf(item({ ...payout, facts }))).toBe('2,310.00 to Ibrahim Noor')
    expect(whyOf(item({ ...payout, facts: { ...facts, by: 'Ruth Adler' } }))).toBe(
      'Second approval, first by Ruth Adler',
    )
    expect(whyOf(item({ ...payout, status: 'needsInfo', facts: { reason: 'tax form' } }))).toBe(
      'Waits for the trader: tax form',
    )
  })

  it('an appeal with what was broken and who decided first, without doubts that are settled', () => {
    const broken = { ruleName: 'Daily loss limit', unit: 'money', currency: 'USD', limit: 100 }
    const facts = { ...broken, figure: 50, login: '70001', name: 'Ana', doubts: ['equityZero'] }
    const appeal = { kind: 'appeals', status: 'open' } as const
    expect(subjectOf(item({ ...appeal, facts }))).toBe('70001 Ana')
    expect(whyOf(item({ ...appeal, facts }))).toBe(
      '0.50 under the daily loss floor; System decided first',
    )
    expect(whyOf(item({ ...appeal, facts: { ...facts, by: 'Ruth' } }))).toContain('Ruth decided')
  })

  it('who put it off and why', () => {
    const resting = { rest: 'snoozed', restBy: 'Ruth', restReason: 'bank holiday' } as const
    expect(whyOf(item(resting))).toBe('Put off by Ruth: bank holiday')
  })
})

describe('a deadline', () => {
  it.each([
    [-6 * hour, 'bad', 'late 6 h'],
    [-1, 'bad', 'late 0 s'],
    [0, 'attention', 'in 0 s'],
    [30 * minute - 1, 'attention', 'in 29 m'],
    [30 * minute, 'plain', 'in 30 m'],
    [2 * hour + 48 * minute, 'plain', 'in 2 h 48 m'],
  ])('%d ms ahead is %s: %s', (ahead, tone, text) => {
    expect(dueOf(item({ due: now + ahead }), now)).toEqual({ tone, text })
  })

  it('of what rests is none', () => {
    expect(dueOf(item({ due: now - hour, rest: 'paused' }), now).text).toBe('paused')
    const snoozed = { due: now - hour, rest: 'snoozed', until: now + hour } as const
    expect(dueOf(item(snoozed), now).text).toBe('off for 1 h')
  })

  it('drops a second unit of nothing', () => {
    expect(shortly(24 * hour)).toBe('1 d')
    expect(shortly(10 * hour)).toBe('10 h')
  })
})

it('names shrink to initials', () => {
  expect(['Ruth Adler', 'Mononym', 'a.b@firm.example', ''].map(initialsOf)).toEqual([
    ...['RA', 'M', 'AE', ''],
  ])
})

it('moves get letters that neither the page nor each other has', () => {
  const moves = [
    { event: 'confirm', label: 'Confirm breach' },
    { event: 'dismiss', label: 'Dismiss' },
    { event: 'again', label: 'Ask again' },
    { event: 'none', label: 'JKX' },
  ]
  expect(lettersOf(moves, 'jkxais')).toEqual({ confirm: 'c', dismiss: 'd', again: 'g' })
})

describe('a list that is asked for again', () => {
  const queue = (rows: readonly QueueItem[], changes: Partial<Queue> = {}): Queue => ({
    ...{ at: now, zone: 'UTC', me: 'm', kinds: [], mine: [], counts: [], people: [] },
    ...{ rows: [...rows], next: null, gone: [] },
    ...changes,
  })
  const shown = (rows: readonly QueueItem[], next: string | null = null): Shown => ({
    ...{ queue: queue(rows, { next }), rows, fresh: [], gone: new Map(), failedSince: 1 },
  })
  const [a, b] = [item({ id: 'a' }), item({ id: 'b', due: now + 2 * hour })]

  it('keeps its rows in place: new ones wait apart, changed ones change', () => {
    const fresh = item({ id: 'new', due: now - hour })
    const owned = { ...a, owner: { id: 'x', name: 'Ruth' } }
    const after = merged(shown([a, b]), queue([fresh, owned, b]))
    expect(after.rows).toEqual([owned, b])
    expect(after.fresh).toEqual([fresh])
    expect(after.failedSince).toBeNull()
  })

  it('takes what is new at once where nothing stands', () => {
    const after = merged(shown([]), queue([a, b], { next: 'more' }))
    expect([after.rows, after.fresh, after.queue.next]).toEqual([[a, b], [], 'more'])
  })

  it('drops of what was decided only what waits no more, be it as something else', () => {
    const gone = (id: string) => ({ id, by: null, event: null })
    const toSend = item({ id: 'sent', kind: 'payoutsToSend' })
    const answer = queue([a, toSend], { gone: [gone('done'), gone('sent')] })
    expect(over(['a', 'done', 'sent', 'far down'], answer)).toEqual(['done'])
  })

  it('does not call new what only moved up from the next page', () => {
    const behind = item({ id: 'c', due: now + 3 * hour })
    expect(merged(shown([a, b], 'more'), queue([a, b, behind])).fresh).toEqual([])
    expect(merged(shown([a, b]), queue([a, b, behind])).fresh).toEqual([behind])
  })

  it('leaves what somebody decided where it was, with the name, until it waits again', () => {
    const gone = { id: 'a', by: 'Ruth', event: 'violation.dismiss' }
    const after = merged(shown([a, b]), queue([b], { gone: [gone] }))
    expect(after.rows).toEqual([a, b])
    expect(after.gone.get('a')).toEqual(gone)
    expect(merged(after, queue([a, b])).gone.size).toBe(0)
  })
})

describe('rows that are decided together', () => {
  const about = (name: string) => item({ facts: { login: '70001', name } })

  it('are named, a person with several rows once', () => {
    expect(whoTogether([about('Ana'), about('Ivo'), about('Ana')])).toEqual([
      ...['70001 Ana, 2 rows', '70001 Ivo'],
    ])
  })

  it('say how many more there are than are named', () => {
    const names = Array.from({ length: 18 }, (_, index) => about(`Trader ${index}`))
    const who = whoTogether([about('Ana'), ...names, about('Ana')])
    expect(who).toHaveLength(7)
    expect(who[0]).toBe('70001 Ana, 2 rows')
    expect(who.at(-1)).toBe('and 13 more')
  })
})
