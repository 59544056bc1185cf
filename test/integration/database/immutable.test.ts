import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeAccount, makeProgram, makeTrader } from '../../fixtures/firmRecords.js'
import { putPayout, putViolation } from '../transition/support/world.js'

let firm: TestFirm
beforeAll(async () => {
  firm = await bootFirm()
  const program = await makeProgram(firm)
  const account = await makeAccount(firm, program)
  const trader = await makeTrader(firm)
  await firm.work(async (work) => {
    await putViolation(work, account)
    const payout = await putPayout(work, account)
    await work.tx.query(fill, [trader.id, payout])
  })
})
afterAll(() => firm.stop())

/** One row in each table that the records above leave empty. */
const fill = `
  with agreement as (
    insert into pf_agreement_versions (id, title, version, text, is_current, hash, created_at, updated_at)
    values (gen_random_uuid(), 'Agreement', 1, 'Words', true, 'h', now(), now()) returning id),
  acceptance as (
    insert into pf_agreement_acceptances (id, trader_id, agreement_id, text_hash, full_name,
      accepted_at, created_at, updated_at)
    select gen_random_uuid(), $1::uuid, id, 'h', 'N', now(), now(), now() from agreement),
  approval as (
    insert into pf_approvals (id, payout_id, purpose, operator_id, operator_name, conditions_hash,
      created_at, updated_at)
    values (gen_random_uuid(), $2::uuid, 'approve', 'x', 'X', 'h', now(), now())),
  outbox as (
    insert into pf_outbox_events (id, name, subject_type, subject_id, variables, idempotency_key,
      created_at, updated_at)
    values (gen_random_uuid(), 'x', 'x', 'x', '{}', 'x', now(), now())),
  incoming as (
    insert into pf_incoming_events (id, provider, event_id, type, outcome, body_hash, created_at, updated_at)
    values (gen_random_uuid(), 'x', 'x', 'x', 'x', 'x', now(), now())),
  entry as (
    insert into pf_journal_entries (id, kind, subject_type, subject_id, at, idempotency_key,
      created_at, updated_at)
    values (gen_random_uuid(), 'x', 'x', 'x', now(), 'x', now(), now()) returning id)
  insert into pf_journal_lines (id, entry_id, account, amount, currency, created_at, updated_at)
  select gen_random_uuid(), id, 'a', line.amount, 'USD', now(), now()
  from entry, (values (100), (-100)) as line(amount)`

const change = async (statement: string): Promise<string> => {
  try {
    const { rowCount } = await firm.pool.query(statement)
    return `${rowCount ?? 0} rows`
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

describe.each([
  ['pf_journal_entries', `kind = 'other'`, null],
  ['pf_journal_lines', 'amount = amount + 1', null],
  ['pf_program_versions', `hash = 'other'`, null],
  ['pf_prices', 'amount = 1', null],
  ['pf_agreement_acceptances', `full_name = 'other'`, null],
  ['pf_incoming_events', `outcome = 'other'`, null],
  ['pf_rulings', 'figure = 0', 'settled_at = now()'],
  ['pf_outbox_events', `variables = '{"x": 1}'`, 'delivered_at = now()'],
  ['pf_approvals', `operator_id = 'other'`, `voided_at = now(), void_reason = 'changed'`],
  ['pf_agreement_versions', `text = 'other'`, 'is_current = false'],
])('%s', (table, forbidden, permitted) => {
  it('keeps its rows as they were written', async () => {
    const count = await change(`select from ${table}`)
    expect(count).not.toBe('0 rows')
    expect(await change(`update ${table} set ${forbidden}`)).toBe('PF002')
    expect(await change(`delete from ${table}`)).toBe('PF002')
    expect(await change(`truncate ${table} cascade`)).toBe('PF002')
    expect(await change(`select from ${table}`)).toBe(count)
  })

  if (permitted !== null) {
    it('lets one thing be added later, and nothing else with it', async () => {
      expect(await change(`update ${table} set ${permitted}, ${forbidden}`)).toBe('PF002')
      expect(await change(`update ${table} set ${permitted}`)).toMatch(/^[1-9]\d* rows$/)
    })
  }
})

describe('the disposition of a ruling', () => {
  it('changes by the confirmation of its violation alone', async () => {
    expect(await change(`update pf_rulings set disposition = 'confirmed'`)).toBe('PF002')
    await firm.pool.query('select prop_firm.confirm_rulings(array(select id from pf_violations))')
    const { rows } = await firm.pool.query('select disposition from pf_rulings')
    expect(rows).toEqual([{ disposition: 'confirmed' }])
  })
})
