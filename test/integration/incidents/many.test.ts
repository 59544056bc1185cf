import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeAccounts } from '../../fixtures/firmRecords.js'
import { incidentDesk, reinstateAll, type IncidentDesk } from './support/desk.js'

const count = Number(process.env.INCIDENT_ACCOUNTS ?? 500)

let firm: TestFirm
let desk: IncidentDesk
beforeAll(async () => {
  firm = await bootFirm({ poolMax: 20 })
  desk = await incidentDesk(firm)
}, 120_000)
afterAll(() => firm.stop())

const measured = async (what: string, id: string, body: object) => {
  const start = performance.now()
  const action = await desk.propose(desk.risk, id, body)
  const proposed = performance.now()
  expect(action).toMatchObject({ ok: true, rows: count })
  await desk.release(desk.manager, action.id)
  await desk.carryOut()
  const carriedOut = performance.now()
  const incident = await desk.read(id)
  const times = [proposed - start, carriedOut - proposed, performance.now() - carriedOut]
  console.info(
    `${count} accounts, ${what}: proposed, carried out, read in ${times.map(Math.round)} ms`,
  )
  return incident
}

it('thousands of accounts are frozen, lifted, paused, resumed, credited and reinstated at once', async () => {
  const { program, id } = await desk.declared()
  const ended = await desk.ended(program, count)
  const reinstated = await measured('reinstate', id, reinstateAll)
  expect(reinstated.actions[0]?.rows).toMatchObject({ done: count })
  const elsewhere = await desk.declared()
  const active = await makeAccounts(firm, elsewhere.program, { watched: true, count })
  await desk.opened(active)
  for (const kind of ['freeze', 'lift', 'pause', 'resume']) {
    const incident = await measured(kind, elsewhere.id, { kind })
    expect(incident.actions[0]?.rows).toMatchObject({ done: count })
  }
  const credited = await measured('credit', elsewhere.id, {
    ...{ kind: 'credit', credit: { shareBps: 100 } },
  })
  expect(credited.actions[0]?.rows).toMatchObject({ underWay: count })
  const { rows } = await firm.pool.query(
    `select count(*)::int count from pf_accounts where status = 'active' and id = any($1)`,
    [ended.map((each) => each.id)],
  )
  expect(rows).toEqual([{ count }])
}, 600_000)
