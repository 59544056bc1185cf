import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { asQueryable } from '../../../src/live/asQueryable.js'
import { maintainPartitions } from '../../../src/live/months/maintainPartitions.js'
import { defaultLiveSettings } from '../../../src/live/settings.js'
import { livePorts } from '../../../src/services/live/livePorts.js'
import { transition } from '../../../src/services/transition/transition.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeAccounts, makeProgram, type TestAccount } from '../../fixtures/firmRecords.js'
import { incidentDesk, type IncidentDesk } from '../incidents/support/desk.js'
import { putAppeal, putPayout } from '../transition/support/world.js'

let firm: TestFirm
let desk: IncidentDesk
beforeAll(async () => {
  firm = await bootFirm()
  desk = await incidentDesk(firm)
})
afterAll(() => firm.stop())

const date = '2020-03-10'
const endedAt = '2020-03-11T00:00:00Z'

/** Accounts that ended long ago, each with a day and a deal. */
async function endedLongAgo(count: number): Promise<[TestAccount[], string]> {
  const program = await makeProgram(firm)
  const made = await makeAccounts(firm, program, { status: 'breached', count })
  const ids = made.map(({ id }) => id)
  await firm.pool.query(
    `update pf_accounts set opened_at = '2020-01-01', ended_at = $2 where id = any($1)`,
    [ids, endedAt],
  )
  await firm.pool.query(
    `insert into live.day (account_id, date, starts_at, ends_at, start_balance, start_equity)
     select id, $2, 0, 1, 1, 1 from unnest($1::uuid[]) id`,
    [ids, date],
  )
  await firm.pool.query(
    `insert into live.deal (account_id, at, id, kind, profit, received_at)
     select id, $2, id::text, 'trade', 1, $2 from unnest($1::uuid[]) id`,
    [ids, Date.parse(date)],
  )
  return [made, program.connectionId]
}

/** As a worker does it, with everything older than a month dropped. */
async function maintain(now: string): Promise<void> {
  const client = await firm.pool.connect()
  try {
    await maintainPartitions(asQueryable(client), {
      now: Date.parse(now),
      settings: { ...defaultLiveSettings, dayMonths: 1, dealMonths: 1 },
      ports: livePorts({ firm: firm.firm, pool: firm.pool, afterCommit: () => undefined }),
    })
  } finally {
    client.release()
  }
}

const keptOf = async (accounts: readonly TestAccount[]): Promise<string[]> => {
  const { rows } = await firm.pool.query<{ id: string }>(
    `select distinct id from (select account_id as id from live.day
       intersect select account_id from live.deal) kept where id = any($1)`,
    [accounts.map(({ id }) => id)],
  )
  return rows.map(({ id }) => id).sort()
}

it('days and deals are kept for a payout, an appeal and an incident until these are decided', async () => {
  const [[one, other, none], platform] = await endedLongAgo(3)
  const [[concerned], wrong] = await endedLongAgo(1)
  if (!one || !other || !none || !concerned) throw new Error('expected four accounts')
  const all = [one, other, none, concerned]
  const payout = await firm.work((work) => putPayout(work, one))
  const appeal = await firm.work((work) => putAppeal(work, other))
  const incident = await desk.declare(wrong)
  await desk.declare(platform)
  await firm.pool.query(
    `update pf_incidents set "from" = '2020-03-01', "to" = '2020-03-05' where id = $1`,
    [incident],
  )

  await maintain('2020-03-20T00:00:00Z')
  expect(await keptOf(all)).toHaveLength(4)
  await maintain('2020-06-20T00:00:00Z')
  expect(await keptOf(all)).toEqual([one.id, other.id, concerned.id].sort())

  await firm.work((work) =>
    transition(work, { lifecycle: 'payout', ids: [payout], event: 'reserve' }),
  )
  const reason = 'looked at it'
  for (const decision of [
    { lifecycle: 'payout', id: payout, event: 'cancel' },
    { lifecycle: 'appeal', id: appeal, event: 'uphold' },
    { lifecycle: 'incident', id: incident, event: 'close' },
  ]) {
    const fired = await desk.post(desk.manager, '/fire', { ...decision, reason })
    expect(fired).toMatchObject({ ok: true })
  }
  await maintain('2020-09-20T00:00:00Z')
  expect(await keptOf(all)).toEqual([])
})
