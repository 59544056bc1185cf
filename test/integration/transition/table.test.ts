import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { lifecycles, type LifecycleName } from '../../../src/domain/lifecycles/all.js'
import { findMove } from '../../../src/domain/lifecycles/find.js'
import type { Lifecycle } from '../../../src/domain/lifecycles/types.js'
import { transition } from '../../../src/services/transition/transition.js'
import type { Work } from '../../../src/services/work.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { entriesOf, force, statusOf, trail } from './support/trail.js'
import { makeWorld, type World } from './support/world.js'

let firm: TestFirm
let world: World
beforeAll(async () => {
  firm = await bootFirm()
  world = await makeWorld(firm)
})
afterAll(() => firm.stop())

/** What the world does not satisfy; every other guard lets the move through. */
const refusedBy: Readonly<Record<string, string>> = {
  secondPersonForGift: 'notGiven',
  stepStillMet: 'notMet',
  rulingOverturned: 'rulingStands',
  approvalsComplete: 'approvalsMissing',
  conditionsForApproval: 'conditions',
  conditionsForSending: 'conditions',
  confirmedViolation: 'noViolation',
  secondPersonForForfeit: 'secondPerson',
}

class Undo extends Error {}

/** Runs in a transaction that is rolled back. */
async function tried<Result>(run: (work: Work) => Promise<Result>): Promise<Result> {
  let result: { value: Result } | undefined
  const undone = firm.work(async (work) => {
    result = { value: await run(work) }
    throw new Undo()
  })
  await undone.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
  if (!result) throw new Error('nothing was tried')
  return result.value
}

type Place = { readonly lifecycle: Lifecycle; readonly status: string; readonly event: string }

/** What the table says must come of it, in words that compare. */
function expectation({ lifecycle, status, event }: Place): string {
  const move = findMove(lifecycle, status, event)
  if (!move) return `notPossible, still ${status}, no trace`
  const refusal = move.guards.map((name) => refusedBy[name]).find((code) => code !== undefined)
  if (refusal) return `${refusal}, still ${status}, no trace`
  return `moved to ${move.to}, ${lifecycle.audited ? 'one entry' : 'no entry'}`
}

async function outcome(work: Work, { lifecycle, status, event }: Place): Promise<string> {
  const name = lifecycle.name as LifecycleName
  const id = world.ids[name]
  const { table } = lifecycle
  await force(work.tx, { table, id, status })
  const before = await trail(work.tx)
  const entriesBefore = (await entriesOf(work.tx, id, `${name}.${event}`)).length
  const input = { lifecycle: name, ids: [id], event, reason: 'because' }
  const { moved, refused } = await transition(work, input)
  await work.tx.query('set constraints all immediate')
  const is = await statusOf(work.tx, table, id)
  if (refused[0]) {
    const same = JSON.stringify(await trail(work.tx)) === JSON.stringify(before)
    const where = moved.length === 0 && is === status ? 'still' : 'yet'
    return `${refused[0].code}, ${where} ${is}, ${same ? 'no trace' : 'a trace'}`
  }
  const entries = (await entriesOf(work.tx, id, `${name}.${event}`)).slice(entriesBefore)
  const kept = entries.every((entry) => entry.from === status && entry.reason === 'because')
  const count = ['no entry', 'one entry'][entries.length] ?? `${entries.length} entries`
  return `moved to ${is}, ${kept ? count : 'a wrong entry'}`
}

describe.each(Object.values(lifecycles))('every status and event of $name', (lifecycle) => {
  const events = [...new Set(lifecycle.moves.map(({ event }) => event)), 'noSuchEvent']

  it.each(Object.keys(lifecycle.statuses))('in %s', async (status) => {
    const expected: Record<string, string> = {}
    const seen: Record<string, string> = {}
    for (const event of events) {
      const place = { lifecycle, status, event }
      expected[event] = expectation(place)
      seen[event] = await tried((work) => outcome(work, place))
    }
    expect(seen).toEqual(expected)
  })
})
