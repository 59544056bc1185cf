import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { transition } from '../../../src/services/transition/transition.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeAccounts, makeProgram } from '../../fixtures/firmRecords.js'
import { trail } from './support/trail.js'

let firm: TestFirm
beforeAll(async () => {
  firm = await bootFirm()
})
afterAll(() => firm.stop())

const count = 5_000

/** Statements of one move of many, whatever their number. */
const statementsMax = 40

describe('five thousand accounts in one move', () => {
  it('are moved, audited and acted on in one transaction, each exactly once', async () => {
    const program = await makeProgram(firm)
    const accounts = await makeAccounts(firm, program, { count })
    const before = await trail(firm.pool)
    let statements = 0
    const started = Date.now()
    const result = await firm.work((work) => {
      const query: typeof work.tx.query = (text, values) => {
        statements += 1
        return work.tx.query(text, values)
      }
      const ids = accounts.map(({ id }) => id)
      const counted = { ...work, tx: { query } }
      return transition(counted, { lifecycle: 'account', ids, event: 'breach' })
    })
    const seconds = (Date.now() - started) / 1_000
    process.stdout.write(`breach of ${count} accounts: ${seconds} s, ${statements} statements\n`)

    expect(result.moved).toHaveLength(count)
    expect(result.refused).toEqual([])
    const after = await trail(firm.pool)
    const caused = (key: string) => (after[key] ?? 0) - (before[key] ?? 0)
    expect({ audit: caused('audit'), commands: caused('commands') }).toEqual({
      audit: 2 * count,
      commands: count,
    })
    const { rows } = await firm.pool.query(`
      select account.status, challenge.status challenge, count(*)::int n,
        count(account.ended_at)::int ended
      from pf_accounts account join pf_challenges challenge on challenge.id = account.challenge_id
      group by 1, 2`)
    expect(rows).toEqual([{ status: 'breached', challenge: 'failed', n: count, ended: count }])
    expect((await firm.pool.query('select from prop_firm.broken_audit()')).rowCount).toBe(0)
    expect(statements).toBeLessThanOrEqual(statementsMax)
    expect(seconds).toBeLessThan(20)
  })
})
