import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuidv7 } from 'uuid'
import { extendLifecycle } from '../../../src/domain/lifecycles/find.js'
import { move } from '../../../src/domain/lifecycles/types.js'
import { fireEvent, offers } from '../../../src/services/transition/fireEvent.js'
import { transition } from '../../../src/services/transition/transition.js'
import type { TransitionInput } from '../../../src/services/transition/types.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import {
  makeAccount,
  makeProgram,
  makeTrader,
  type TestProgram,
} from '../../fixtures/firmRecords.js'
import { entriesOf, force, statusOf } from './support/trail.js'
import { putKycCase, putPayout, putViolation } from './support/world.js'

let firm: TestFirm
let program: TestProgram
beforeAll(async () => {
  firm = await bootFirm()
  program = await makeProgram(firm)
})
afterAll(() => firm.stop())

const person = (name: string) => ({ type: 'operator', id: uuidv7(), name }) as const

/** The one answer to one move: `moved`, or the code and message of the refusal. */
async function fire(
  input: Omit<TransitionInput, 'ids'> & { id: string },
  actor = person('Ines'),
): Promise<string> {
  const { id, ...rest } = input
  const { moved, refused } = await firm.work(
    (work) => transition(work, { reason: 'because', ...rest, ids: [id] }),
    { actor },
  )
  const [refusal] = refused
  return refusal ? `${refusal.code}: ${refusal.message}` : `moved ${moved.length}`
}

const put = (table: string, id: string, status: string) =>
  firm.work((work) => force(work.tx, { table, id, status }))

describe('the gate', () => {
  it('knows no record that is not there, and asks a record named twice once', async () => {
    const { id } = await makeAccount(firm, program)
    const ids = [id, id, uuidv7()]
    const result = await firm.work((work) =>
      transition(work, { lifecycle: 'account', ids, event: 'breach' }),
    )
    expect(result.moved).toHaveLength(1)
    expect(result.refused).toMatchObject([{ code: 'unknown', id: ids[2] }])
    expect(await entriesOf(firm.pool, id, 'account.breach')).toHaveLength(1)
  })

  it.each([undefined, '', '   '])(
    'asks for a reason where one is required, was %p',
    async (reason) => {
      const { id } = await makeAccount(firm, program)
      const input = { lifecycle: 'account', ids: [id], event: 'close' } as const
      const { refused } = await firm.work((work) =>
        transition(work, { ...input, ...(reason === undefined ? {} : { reason }) }),
      )
      expect(refused).toMatchObject([{ code: 'reasonRequired' }])
      expect(await statusOf(firm.pool, 'pf_accounts', id)).toBe('active')
    },
  )

  it('says where an event is possible, in the words of the admin', async () => {
    const { id } = await makeAccount(firm, program)
    expect(await fire({ lifecycle: 'account', id, event: 'reopen' })).toBe(
      'notPossible: Possible from "Passed", "Breached", "Expired"; the status is "Active".',
    )
  })

  it('moves some of many and says of each other why not', async () => {
    const free = await makeAccount(firm, program)
    const paying = await makeAccount(firm, program, { phase: 'funded' })
    const gone = await makeAccount(firm, program, { status: 'breached' })
    await firm.work((work) => putPayout(work, paying))
    const ids = [free.id, paying.id, gone.id]
    const result = await firm.work((work) =>
      transition(work, { lifecycle: 'account', ids, event: 'close', reason: 'because' }),
    )
    expect(result.moved.map(({ id }) => id)).toEqual([free.id])
    const codes = new Map(result.refused.map(({ id, code }) => [id, code]))
    expect(codes).toEqual(
      new Map([
        [paying.id, 'openPayout'],
        [gone.id, 'notPossible'],
      ]),
    )
  })
})

describe('who may fire an event', () => {
  it('is asked of the very move that would be made, not of another with the same event', async () => {
    const { id } = await makeAccount(firm, program)
    const mend = (from: string, roles: readonly ['support'] | readonly ['admin']) =>
      move({ event: 'mend', label: 'Mend', from, to: 'closed', roles })
    const account = extendLifecycle(firm.firm.lifecycles.account, {
      moves: [mend('active', ['admin']), mend('passed', ['support'])],
    })
    const extended = { ...firm.firm, lifecycles: { ...firm.firm.lifecycles, account } }
    const tryAs = (role: 'support' | 'admin') =>
      firm.work((work) =>
        fireEvent({ ...work, firm: extended }, { lifecycle: 'account', id, event: 'mend' }, [role]),
      )
    expect(await tryAs('support')).toMatchObject({ ok: false, code: 'notPermitted' })
    expect(await tryAs('admin')).toMatchObject({ ok: true, status: 'closed' })
  })

  it('refuses events of the system and events that do not exist, for every role', async () => {
    const { id } = await makeAccount(firm, program)
    const event = (name: string) =>
      firm.work((work) => fireEvent(work, { lifecycle: 'account', id, event: name }, ['admin']))
    expect(await event('breach')).toMatchObject({ ok: false, code: 'notPermitted' })
    expect(await event('explode')).toMatchObject({ ok: false, code: 'unknownEvent' })
  })

  it('is offered only what the role may do, with the reason why not', async () => {
    const account = await makeAccount(firm, program, { phase: 'funded' })
    await firm.work((work) => putPayout(work, account))
    const subject = { lifecycle: 'account', id: account.id } as const
    const asked = (role: 'support' | 'finance') =>
      firm.work((work) => offers(work, subject, [role]))
    expect(await asked('finance')).toEqual({ status: 'active', moves: [] })
    expect(await asked('support')).toMatchObject({
      moves: [{ event: 'close', possible: false, why: expect.stringContaining('is open') }],
    })
  })
})

describe('a KYC case', () => {
  it('is submitted and approved only with every document that it asks for', async () => {
    const trader = await makeTrader(firm)
    const id = await firm.work((work) => putKycCase(work, trader))
    await firm.pool.query(
      `update pf_kyc_cases set required_documents = '["identity", "address", "selfie"]' where id = $1`,
      [id],
    )
    const submit = { lifecycle: 'kycCase', id, event: 'submit' } as const
    expect(await fire(submit)).toBe('documentsMissing: Still missing: selfie.')
    await firm.pool.query(
      `update pf_kyc_cases set required_documents = '["identity"]' where id = $1`,
      [id],
    )
    expect(await fire(submit)).toBe('moved 1')
  })

  it('is not opened again while another one of the person is open', async () => {
    const trader = await makeTrader(firm)
    const old = await firm.work((work) => putKycCase(work, trader))
    await put('pf_kyc_cases', old, 'rejected')
    await firm.work((work) => putKycCase(work, trader))
    const again = { lifecycle: 'kycCase', id: old, event: 'requestAgain' } as const
    expect(await fire(again)).toMatch(/^caseOpen: Case K-\d+ of this person is open\.$/)
  })
})

describe('an account', () => {
  const reopen = { lifecycle: 'account', event: 'reopen' } as const
  const overturn = { lifecycle: 'violation', event: 'overturn' } as const
  const breachedAccount = () => makeAccount(firm, program, { status: 'breached', watched: true })

  it('is reinstated by overturning its ruling, by somebody who did not confirm it', async () => {
    const account = await breachedAccount()
    await put('pf_accounts', account.id, 'active')
    const id = await firm.work((work) => putViolation(work, account))
    const first = person('Ines')
    expect(await fire({ lifecycle: 'violation', id, event: 'confirm' }, first)).toBe('moved 1')
    expect(await statusOf(firm.pool, 'pf_accounts', account.id)).toBe('breached')
    expect(await fire({ ...reopen, id: account.id })).toMatch(/^rulingStands/)
    expect(await fire({ ...overturn, id }, first)).toMatch(/^firstDecider/)
    expect(await fire({ ...overturn, id }, person('Ruth'))).toBe('moved 1')
    expect(await statusOf(firm.pool, 'pf_accounts', account.id)).toBe('active')
  })

  it('is not reinstated twice for one overturned ruling', async () => {
    const account = await breachedAccount()
    const first = await firm.work((work) => putViolation(work, account, 'confirmed'))
    expect(await fire({ ...overturn, id: first })).toBe('moved 1')
    await firm.work((work) => putViolation(work, account, 'confirmed'))
    await put('pf_accounts', account.id, 'breached')
    expect(await fire({ ...reopen, id: account.id })).toMatch(/^rulingStands/)
  })

  it('stays ended while a second ruling against it stands', async () => {
    const account = await breachedAccount()
    const first = await firm.work((work) => putViolation(work, account, 'confirmed'))
    const second = await firm.work((work) => putViolation(work, account, 'confirmed'))
    expect(await fire({ ...overturn, id: first })).toBe('moved 1')
    expect(await statusOf(firm.pool, 'pf_accounts', account.id)).toBe('breached')
    expect(await fire({ ...overturn, id: second })).toBe('moved 1')
    expect(await statusOf(firm.pool, 'pf_accounts', account.id)).toBe('active')
  })

  it('is not closed while a payout of it is open', async () => {
    const account = await makeAccount(firm, program, { phase: 'funded' })
    const payout = await firm.work((work) => putPayout(work, account))
    const close = { lifecycle: 'account', id: account.id, event: 'close' } as const
    expect(await fire(close)).toMatch(/^openPayout: Payout P-\d+ is open; decide it first\.$/)
    const cancel = { lifecycle: 'challenge', id: account.challengeId, event: 'cancel' } as const
    expect(await fire(cancel)).toMatch(/^openPayout: Payout P-\d+ is open/)
    await put('pf_payouts', payout, 'paid')
    expect(await fire(close)).toBe('moved 1')
  })

  it('is not reinstated beside another one of its challenge', async () => {
    const account = await breachedAccount()
    await firm.work((work) => putViolation(work, account, 'confirmed'))
    await firm.pool.query(
      `insert into pf_accounts (id, status, trader_id, challenge_id, version_id, phase, phase_name,
         attempt, size, starting_balance, currency, created_at, updated_at)
       select $2, 'active', trader_id, challenge_id, version_id, phase, phase_name, 2, size,
         starting_balance, currency, now(), now() from pf_accounts where id = $1`,
      [account.id, uuidv7()],
    )
    await firm.pool.query(
      `select prop_firm.move('pf_violations', array(select id from pf_violations
      where account_id = $1), 'confirmed', 'overturned')`,
      [account.id],
    )
    expect(await fire({ ...reopen, id: account.id })).toMatch(/^anotherAccount: /)
  })
})
