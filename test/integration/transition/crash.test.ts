import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { transition } from '../../../src/services/transition/transition.js'
import { bundleChild, type ChildBundle } from '../../fixtures/bundleChild.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import {
  makeAccount,
  makeProgram,
  type TestAccount,
  type TestProgram,
} from '../../fixtures/firmRecords.js'

/** At each point so many processes are killed. */
const kills = process.env.LONG ? 10 : 1

let firm: TestFirm
let program: TestProgram
let stopAt: ChildBundle
beforeAll(async () => {
  stopAt = await bundleChild('test/integration/transition/children/stopAt.ts')
  firm = await bootFirm()
  program = await makeProgram(firm)
})
afterAll(async () => {
  await firm.stop()
  await stopAt.remove()
})

/** Everything that closing an account leaves behind, counted for this account alone. */
async function trailOf({ id, challengeId }: TestAccount) {
  const { rows } = await firm.pool.query(
    `select account.status, challenge.status challenge, account.ended_at is not null ended,
       (select count(*)::int from pf_audit_entries where subject_id = $1) audit,
       (select count(*)::int from pf_audit_entries where subject_id = $2) challenge_audit,
       (select count(*)::int from pf_outbox_events where subject_id = $1) events,
       (select count(*)::int from pf_email_messages where trader_id = account.trader_id) messages,
       (select count(*)::int from pf_platform_commands where account_id = account.id) commands,
       (select count(*)::int from live.input where account_id = account.id and kind = 'unwatch') told
     from pf_accounts account join pf_challenges challenge on challenge.id = account.challenge_id
     where account.id = $1::uuid`,
    [id, challengeId],
  )
  return rows[0]
}

const close = ({ id }: TestAccount) =>
  firm.work((work) =>
    transition(work, { lifecycle: 'account', ids: [id], event: 'close', reason: 'as asked' }),
  )

/** Starts closing the account elsewhere and kills that process at the point. */
async function killAt(point: string, account: TestAccount): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--conditions=production', stopAt.file, firm.url, account.id, point],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
  )
  const errors: string[] = []
  child.stderr.on('data', (chunk) => errors.push(String(chunk)))
  const there = once(createInterface(child.stdout), 'line').then(([line]) => String(line))
  const exit = once(child, 'exit')
  const line = await Promise.race([there, exit.then(() => 'ended')])
  child.kill('SIGKILL')
  await exit
  if (line !== `at ${point}`) throw new Error(`${point}: ${line}\n${errors.join('')}`)
}

/** The server notices the loss of a client, and whatever that client had begun is settled. */
async function untilSettled({ id }: TestAccount): Promise<void> {
  await firm.pool.query('select from pf_accounts where id = $1 for update', [id])
}

const untouched = {
  status: 'active',
  challenge: 'active',
  ended: false,
  audit: 0,
  challenge_audit: 0,
  events: 0,
  messages: 0,
  commands: 0,
  told: 0,
}

const done = {
  status: 'closed',
  challenge: 'closed',
  ended: true,
  audit: 1,
  challenge_audit: 1,
  events: 1,
  messages: 1,
  commands: 1,
  told: 1,
}

describe('a process that is killed in the middle of a move', () => {
  it.each([
    ['locked', untouched],
    ['moved', untouched],
    ['audited', untouched],
    ['told the platform', untouched],
    ['told the trader', untouched],
    ['before the commit', untouched],
    ['during the commit', null],
    ['after the commit', done],
  ])('%s: loses nothing and doubles nothing', async (point, left) => {
    for (let n = 0; n < kills; n += 1) {
      const account = await makeAccount(firm, program, { watched: true })
      await killAt(point, account)
      await untilSettled(account)
      const found = await trailOf(account)
      expect([untouched, done]).toContainEqual(found)
      if (left) expect(found).toEqual(left)
      const again = await close(account)
      expect(again.moved).toHaveLength(found?.status === 'closed' ? 0 : 1)
      expect(await trailOf(account)).toEqual(done)
    }
  })
})
