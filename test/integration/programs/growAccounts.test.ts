import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import { applyOutcomes } from '../../../src/services/platform/applyOutcomes.js'
import { claimCommands } from '../../../src/services/platform/claimCommands.js'
import { growAccounts } from '../../../src/services/scaling/growAccounts.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeAccounts, makeProgram, type TestAccount } from '../../fixtures/firmRecords.js'
import { testSize, testTerms } from '../../fixtures/firmTerms.js'

let firm: TestFirm
let accounts: TestAccount[]
const many = 1_000

beforeAll(async () => {
  firm = await bootFirm()
  const program = await makeProgram(firm, (connection) => ({
    ...testTerms(connection),
    scaling: {
      growth: { kind: 'ofOriginal', bps: 2_500 },
      carriedOut: 'automatic',
      cap: 7_000_000,
    },
  }))
  accounts = await makeAccounts(firm, program, { phase: 'funded', watched: true, count: many })
})
afterAll(() => firm.stop())

const count = async (table: string, where = 'true') =>
  Number((await firm.pool.query(`select count(*) from ${table} where ${where}`)).rows[0].count)

const run = () => growAccounts({ firm: firm.firm, pool: firm.pool })

describe('a thousand accounts that have earned their step', () => {
  it('are found in one run, each once, whoever runs beside it', async () => {
    const began = performance.now()
    await run()
    const ms = Math.round(performance.now() - began)
    console.log(`${many} accounts looked at and told to grow in ${ms} ms`)
    await Promise.all([run(), run()])
    expect(await count('pf_scaling_steps')).toBe(many)
    expect(await count('pf_scaling_steps', `status = 'underWay'`)).toBe(many)
    expect(await count('pf_platform_commands', `input ->> 'purpose' = 'scaling'`)).toBe(many)
  })

  it('grow with what the platform answers, in one transaction, with the money once each', async () => {
    const began = performance.now()
    const commands = await firm.work((work) =>
      claimCommands(work, { limit: many, connectionIds: null }),
    )
    expect(commands).toHaveLength(many)
    const at = Date.now()
    const done = commands.map((command) => ({
      command,
      outcome: { ok: true, ticket: `t-${command.id}`, operatedAt: at } as const,
    }))
    await firm.work((work) => applyOutcomes(work, done, 'sent'))
    console.log(`${many} accounts grown in ${Math.round(performance.now() - began)} ms`)
    const wanted = minor(testSize * 1.25)
    expect(await count('pf_scaling_steps', `status = 'done'`)).toBe(many)
    expect(await count('pf_accounts', `size = ${wanted} and starting_balance = ${wanted}`)).toBe(
      many,
    )
    expect(await count('pf_challenges', `scale_step = 1 and scaled_size = ${wanted}`)).toBe(many)
    const inputs = await firm.pool.query(
      `select kind, count(*)::int from live.input where kind in ('announce', 'apply', 'terms')
       group by kind order by kind`,
    )
    expect(inputs.rows).toEqual([
      { kind: 'announce', count: many },
      { kind: 'apply', count: many },
      { kind: 'terms', count: many },
    ])
    expect(await count('pf_outbox_events', `name = 'account.grown'`)).toBe(many)
    // The same answers again move nothing.
    await firm.work((work) => applyOutcomes(work, done, 'sent'))
    expect(await count('pf_accounts', `starting_balance = ${wanted}`)).toBe(many)
  })

  it('stop at the largest size', async () => {
    expect(accounts).toHaveLength(many)
    await run()
    expect(await count('pf_scaling_steps', `number = 2 and to_size = 7000000`)).toBe(many)
    await run()
    expect(await count('pf_scaling_steps')).toBe(2 * many)
  })
})
