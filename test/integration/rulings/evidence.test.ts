import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { firstBrokenLink } from '../../../src/domain/rulings/evidence.js'
import { replayEvidence } from '../../../src/domain/rulings/replayEvidence.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeAccount, makeProgram, type TestProgram } from '../../fixtures/firmRecords.js'
import {
  breach,
  termsWithInactivity,
  ruled,
  rulingsOf,
  seen,
  start,
  verdictsOf,
} from './support.js'

let firm: TestFirm
let program: TestProgram
beforeAll(async () => {
  firm = await bootFirm()
  program = await makeProgram(firm, termsWithInactivity)
})
afterAll(() => firm.stop())

const account = () => makeAccount(firm, program, { watched: true })

const day = 24 * 60 * 60 * 1000

describe('the evidence of a ruling', () => {
  it('is stored for a pass as for a breach, and replays', async () => {
    const passing = await account()
    const inputs = [seen({ second: 1, equity: 54_000, open: 0 })]
    await ruled(firm, verdictsOf(passing, program, inputs))
    const [pass] = await rulingsOf(firm, passing)
    expect(pass).toMatchObject({ kind: 'pass', disposition: 'confirmed' })
    expect(replayEvidence(pass?.evidence)).toEqual({ agree: true })
  })

  it('is stored for an expiry, and replays', async () => {
    const silent = await account()
    const inputs = [{ kind: 'clock', at: start + 40 * day } as const]
    await ruled(firm, verdictsOf(silent, program, inputs))
    const [expiry] = await rulingsOf(firm, silent)
    expect(expiry).toMatchObject({ kind: 'expiry', disposition: 'confirmed' })
    expect(replayEvidence(expiry?.evidence)).toEqual({ agree: true })
  })

  it('names its ruling, account, program version and where the figures came from', async () => {
    const broken = await account()
    const { id, reference, evidence } = await breach(firm, program, broken)
    const { rows } = await firm.pool.query<{ reference: string; hash: string; name: string }>(
      `select account.reference, version.hash, connection.name from pf_accounts account
       join pf_program_versions version on version.id = account.version_id
       join pf_platform_connections connection on connection.id = account.connection_id
       where account.id = $1`,
      [broken.id],
    )
    expect(reference).toMatch(/^R-\d+$/)
    expect(evidence.about).toEqual({
      accountId: broken.id,
      connectionId: program.connectionId,
      login: broken.login,
      rulingId: id,
      ruling: reference,
      account: rows[0]?.reference,
      phase: 'evaluation-1',
      program: program.code,
      version: 1,
      versionHash: rows[0]?.hash,
      connection: rows[0]?.name,
      platform: 'paper',
    })
  })

  it('follows the ruling stored before it, whatever was found and not stored between', async () => {
    const long = await account()
    const doubted = [
      seen({ second: 1, equity: 50_000 }),
      seen({ second: 2, equity: 47_400, doubts: ['staleObservation'] }),
    ]
    await ruled(firm, verdictsOf(long, program, doubted))
    // Found again, and already on record.
    await ruled(firm, verdictsOf(long, program, doubted))
    // A pass in doubt waits; it is not stored.
    const pass = [seen({ second: 3, equity: 54_000, open: 0, doubts: ['staleObservation'] })]
    await ruled(firm, verdictsOf(long, program, pass))
    await ruled(firm, verdictsOf(long, program, [seen({ second: 4, equity: 44_000 })]))
    const stored = await rulingsOf(firm, long)
    expect(stored.map(({ evidence }) => evidence.verdict.rule)).toEqual([
      'dailyLoss',
      'maximumLoss',
      'dailyLoss',
    ])
    expect(firstBrokenLink(stored.map(({ evidence }) => evidence))).toBeNull()
  })

  it('of two limits broken at once forms one chain', async () => {
    const both = await account()
    await ruled(firm, verdictsOf(both, program, [seen({ second: 1, equity: 44_000 })]))
    const stored = await rulingsOf(firm, both)
    expect(stored.map(({ evidence }) => evidence.verdict.rule)).toEqual([
      'maximumLoss',
      'dailyLoss',
    ])
    expect(firstBrokenLink(stored.map(({ evidence }) => evidence))).toBeNull()
  })

  it('of account after account never crosses over', async () => {
    const [one, other] = [await account(), await account()]
    const broken = [seen({ second: 1, equity: 47_400 })]
    await ruled(firm, [...verdictsOf(one, program, broken), ...verdictsOf(other, program, broken)])
    for (const each of [one, other]) {
      const [ruling, ...more] = await rulingsOf(firm, each)
      expect(more).toEqual([])
      expect(ruling?.evidence.previousHash).toBeNull()
      expect(ruling?.evidence.about.accountId).toBe(each.id)
    }
  })
})
