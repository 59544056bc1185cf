import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { CollectionConfig } from 'payload'
import { lifecycles } from '../../../src/domain/lifecycles/all.js'
import { transition } from '../../../src/services/transition/transition.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import {
  makeAccount,
  makeProgram,
  makeTrader,
  type TestProgram,
} from '../../fixtures/firmRecords.js'

/** Saves of accounts wait here, as those of a slow hook do. */
let saving: Promise<void> | undefined
let arrived: () => void = () => undefined

const slowly = ({ collection }: { collection: CollectionConfig }): CollectionConfig => ({
  ...collection,
  hooks: {
    ...collection.hooks,
    beforeChange: [
      ...(collection.hooks?.beforeChange ?? []),
      async ({ data }) => {
        arrived()
        await saving
        return data
      },
    ],
  },
})

let firm: TestFirm
let program: TestProgram
beforeAll(async () => {
  firm = await bootFirm({ options: { overrides: { accounts: slowly, kycCases: slowly } } })
  program = await makeProgram(firm)
})
afterAll(() => firm.stop())

type Row = Readonly<Record<string, unknown>>

async function rowOf(table: string, id: string): Promise<Row> {
  const { rows } = await firm.pool.query<Row>(`select * from ${table} where id = $1`, [id])
  return rows[0] ?? {}
}

const breach = (id: string) =>
  firm.work((work) => transition(work, { lifecycle: 'account', ids: [id], event: 'breach' }))

const save = (id: string, data: Row) =>
  firm.payload.update({ collection: 'accounts' as never, id, data: data as never })

describe('a status written past the gate', () => {
  it('is kept by a save through Payload, and the rest of the save is stored', async () => {
    const { id } = await makeAccount(firm, program)
    const saved: Row = await save(id, { status: 'passed', problem: 'looked at' })
    expect(saved).toMatchObject({ status: 'active', problem: 'looked at' })
    expect(await rowOf('pf_accounts', id)).toMatchObject({ status: 'active', problem: 'looked at' })
  })

  it("is kept by a write through Payload's database adapter", async () => {
    const { id } = await makeAccount(firm, program)
    const data = { status: 'passed', problem: 'looked at' }
    await firm.payload.db.updateOne({ collection: 'accounts', id, data })
    expect(await rowOf('pf_accounts', id)).toMatchObject({ status: 'active', problem: 'looked at' })
  })

  it('is kept by bare SQL, on each table of a lifecycle', async () => {
    const { rows } = await firm.pool.query<{ name: string }>(`
      select tgrelid::regclass::text as name from pg_trigger
      where tgname = 'keep_status' and tgenabled = 'O'`)
    const tables = Object.values(lifecycles).map(({ table }) => table)
    expect(rows.map(({ name }) => name).sort()).toEqual([...tables].sort())

    const { id } = await makeAccount(firm, program)
    await firm.pool.query(`update pf_accounts set status = 'passed' where id = $1`, [id])
    expect(await rowOf('pf_accounts', id)).toMatchObject({ status: 'active' })
  })

  it('is kept although another move was announced', async () => {
    const { id } = await makeAccount(firm, program)
    for (const announced of ['pf_accounts:active>breached', 'pf_orders:active>passed', 'on']) {
      await firm.work(async ({ tx }) => {
        await tx.query(`select set_config('prop_firm.transition', $1, true)`, [announced])
        await tx.query(`update pf_accounts set status = 'passed' where id = $1`, [id])
      })
    }
    expect(await rowOf('pf_accounts', id)).toMatchObject({ status: 'active' })
  })

  it('is kept later in a transaction that made an announced move', async () => {
    const { id } = await makeAccount(firm, program)
    await firm.work(async (work) => {
      await transition(work, { lifecycle: 'account', ids: [id], event: 'breach' })
      await work.tx.query(`update pf_accounts set status = 'active' where id = $1`, [id])
    })
    expect(await rowOf('pf_accounts', id)).toMatchObject({ status: 'breached' })
  })

  it('is one of the permitted words, whatever way it comes', async () => {
    const { id } = await makeAccount(firm, program)
    const move = firm.pool.query(
      `select prop_firm.move('pf_accounts', array[$1]::uuid[], 'active', 'vanished')`,
      [id],
    )
    await expect(move).rejects.toMatchObject({ code: '23514' })
    await expect(makeAccount(firm, program, { status: 'vanished' })).rejects.toMatchObject({
      code: '23514',
    })
  })
})

describe('stage, flags and mode written past the gate', () => {
  it('are kept, and the rest of the write is stored', async () => {
    const account = await makeAccount(firm, program)
    const { connectionId } = program
    await firm.payload.update({
      collection: 'challenges' as never,
      id: account.challengeId,
      data: { stage: 'funded', programName: 'renamed' } as never,
    })
    await save(account.id, { isFrozen: true, isPaused: true, problem: 'looked at' })
    await firm.payload.update({
      collection: 'platform-connections' as never,
      id: connectionId,
      data: { mode: 'observe', baseUrl: 'http://127.0.0.1:2' } as never,
    })
    expect(await rowOf('pf_challenges', account.challengeId)).toMatchObject({
      stage: 'evaluation-1',
      program_name: 'renamed',
    })
    expect(await rowOf('pf_accounts', account.id)).toMatchObject({
      is_frozen: false,
      is_paused: false,
      problem: 'looked at',
    })
    expect(await rowOf('pf_platform_connections', connectionId)).toMatchObject({
      mode: 'act',
      base_url: 'http://127.0.0.1:2',
    })
  })
})

describe('in strict mode', () => {
  it.each([
    ['status', `update pf_accounts set status = 'passed' where id = $1`],
    ['flag', `update pf_accounts set is_frozen = true where id = $1`],
    ['stage', `update pf_challenges set stage = 'funded' where id = $2`],
    ['mode', `update pf_platform_connections set mode = 'observe' where id = $3`],
  ])('a %s written past the gate is an error', async (_what, statement) => {
    const { id, challengeId } = await makeAccount(firm, program)
    const text = `${statement} and $1::uuid is not null and $2::uuid is not null and $3::uuid is not null`
    const write = firm.work(async ({ tx }) => {
      await tx.query(`select set_config('prop_firm.strict', 'on', true)`)
      await tx.query(text, [id, challengeId, program.connectionId])
    })
    await expect(write).rejects.toMatchObject({ code: 'PF001' })
  })

  it('announced moves and untouched columns pass', async () => {
    const { id } = await makeAccount(firm, program)
    await firm.work(async (work) => {
      await work.tx.query(`select set_config('prop_firm.strict', 'on', true)`)
      await work.tx.query(`update pf_accounts set problem = 'x', status = status where id = $1`, [
        id,
      ])
      await transition(work, { lifecycle: 'account', ids: [id], event: 'breach' })
    })
    expect(await rowOf('pf_accounts', id)).toMatchObject({ status: 'breached', problem: 'x' })
  })
})

describe('a slow save', () => {
  /** Saves, and runs `meanwhile` after the save has read the record and before it writes it. */
  async function saveWhile(start: () => Promise<unknown>, meanwhile: () => Promise<unknown>) {
    let release: () => void = () => undefined
    saving = new Promise((resolve) => (release = resolve))
    const there = new Promise<void>((resolve) => (arrived = resolve))
    const running = start()
    await there
    await meanwhile()
    release()
    saving = undefined
    return running
  }

  it('that races a breach undoes nothing of it', async () => {
    const { id } = await makeAccount(firm, program, { watched: true })
    const saved = await saveWhile(
      () => save(id, { problem: 'looked at' }),
      () => breach(id),
    )
    const row = await rowOf('pf_accounts', id)
    expect(row).toMatchObject({ status: 'breached', problem: 'looked at' })
    expect(row.ended_at).toBeInstanceOf(Date)
    expect(saved).toMatchObject({ status: 'breached', problem: 'looked at' })
  })

  it('that races a hold leaves the hold', async () => {
    const { id } = await makeAccount(firm, program)
    await saveWhile(
      () => save(id, { problem: 'looked at' }),
      () =>
        firm.work(async ({ tx }) => {
          await tx.query(
            `insert into pf_holds (id, kind, subject_type, subject_id, reason, created_at, updated_at)
             values (gen_random_uuid(), 'frozen', 'account', $1, 'test', now(), now())`,
            [id],
          )
          await tx.query('select prop_firm.refresh_flags(array[$1]::uuid[])', [id])
        }),
    )
    expect(await rowOf('pf_accounts', id)).toMatchObject({ is_frozen: true, problem: 'looked at' })
  })

  it('that races a decision leaves who decided and when', async () => {
    const trader = await makeTrader(firm)
    const kyc = await firm.payload.create({
      collection: 'kyc-cases' as never,
      data: { trader: trader.id, requiredDocuments: [] } as never,
    })
    const id = String(kyc.id)
    const fire = (event: string) =>
      firm.work((work) => transition(work, { lifecycle: 'kycCase', ids: [id], event }), {
        actor: { type: 'operator', id: trader.id, name: 'Yusuf Kaya' },
      })
    await fire('submit')
    await fire('startReview')
    await saveWhile(
      () =>
        firm.payload.update({
          collection: 'kyc-cases' as never,
          id,
          data: { expiresAt: '2030-01-01T00:00:00.000Z' } as never,
        }),
      () => fire('approve'),
    )
    const row = await rowOf('pf_kyc_cases', id)
    expect(row).toMatchObject({ status: 'approved', actor_name: 'Yusuf Kaya' })
    expect(row.decided_at).toBeInstanceOf(Date)
    expect(row.expires_at).toEqual(new Date('2030-01-01T00:00:00.000Z'))
  })
})
