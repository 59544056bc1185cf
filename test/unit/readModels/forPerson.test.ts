import { describe, expect, it } from '@jest/globals'
import type { Person } from '../../../src/access/person.js'
import type { Role } from '../../../src/domain/roles.js'
import { forPerson } from '../../../src/readModels/dashboard/forRoles.js'
import type { Dashboard } from '../../../src/readModels/dashboard/model.js'
import { emptyDashboard } from './emptyDashboard.js'

const spans = { now: { today: 1, 7: 1, 30: 1 }, before: { today: 1, 7: 1, 30: 1 } }
const counts = { counts: spans, series: [1] }
const money = { sums: spans, series: [1], others: {} }
const medians = { now: { today: 1, 7: 1, 30: 1 }, series: [1] }
const waiting = (kind: string) => ({ kind, count: 1, oldestAt: 1, late: null, usualMs: null })

const empty = emptyDashboard(1)
const whole: Dashboard = {
  ...empty,
  steps: { program: true, platform: false, order: false },
  figures: {
    accounts: { live: 1, net: spans, series: [1] },
    fees: money,
    payoutsPaid: money,
    payoutTime: medians,
    kycTime: medians,
    owed: { count: 1, amounts: { USD: 1 }, series: [1] },
    breaches: counts,
    traders: counts,
    messages: { ...counts, failed: spans },
    phases: [],
    openPayouts: [],
    queue: ['payouts', 'kycCases', 'suspectedBreaches', 'messages', 'actRequests'].map(waiting),
  },
  nearLimit: { count: 0, accounts: [] },
  breaches: { confirmed: 0, suspected: 0, rows: [] },
  health: {
    ...empty.health,
    platforms: [],
    feed: { followed: 0, stale: 0, staleSince: null, newestAt: null },
    worker: { state: 'alive', heartbeatAt: 1 },
    commands: { waiting: 0, retrying: 0, failed: 0, oldestAt: null, nextAt: null },
  },
}

const as = (...roles: Role[]): Person => ({ kind: 'operator', id: '1', name: 'x', roles })
const kinds = ({ figures }: Dashboard) => figures.queue?.map(({ kind }) => kind)

describe('the dashboard by role', () => {
  it('is whole for the admin', () => {
    expect(forPerson(whole, as('admin'))).toEqual(whole)
  })

  it('shows marketing people and messages, and no account, money or platform', () => {
    const seen = forPerson(whole, as('marketing'))
    expect(Object.keys(seen.figures).sort()).toEqual(['messages', 'queue', 'traders'])
    expect(kinds(seen)).toEqual(['messages'])
    expect(seen).toMatchObject({ nearLimit: null, breaches: null, steps: null })
    expect(seen.health).toMatchObject({ platforms: null, feed: null, worker: null, commands: null })
  })

  it('keeps fees from risk and support', () => {
    for (const role of ['risk', 'support', 'compliance'] as const) {
      expect(forPerson(whole, as(role)).figures).not.toHaveProperty('fees')
    }
    expect(forPerson(whole, as('finance')).figures).toHaveProperty('fees')
  })

  it('adds up what several roles may see', () => {
    expect(kinds(forPerson(whole, as('compliance', 'finance')))).toEqual(['payouts', 'kycCases'])
  })

  it('leaves nothing of the figures to an operator without roles', () => {
    const seen = forPerson(whole, as())
    expect(seen.figures).toEqual({ queue: [] })
    expect(seen).toMatchObject({ nearLimit: null, breaches: null })
  })
})
