import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { entrySubject } from '../../../src/admin/account/accountWords.js'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import { readAccountHead } from '../../../src/readModels/account/readAccountHead.js'
import { readAfterwards } from '../../../src/readModels/account/readAfterwards.js'
import { readCurve } from '../../../src/readModels/account/readCurve.js'
import { readAccountDays } from '../../../src/readModels/account/readDays.js'
import { readAccountAudit, readCommands } from '../../../src/readModels/account/readRecords.js'
import { readRulings, readShownRuling } from '../../../src/readModels/account/readRuling.js'
import { adaeze } from '../../fixtures/screens/adaezeIds.js'
import { marta } from '../../fixtures/screens/marta.js'
import { noor } from '../../fixtures/screens/noor.js'
import { seedScreens } from '../../fixtures/screens/seedScreens.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'

let firm: TestFirm
beforeAll(async () => {
  firm = await bootFirm()
  await seedScreens(firm.pool)
})
afterAll(() => firm.stop())

const rules = ruleRegistry()
const nobody = '01930000-0000-7000-8000-00000000ffff'

const shown = async (accountId: string, rulingId: string | null = null) => {
  const ruling = await readShownRuling(firm.pool, accountId, { rules, rulingId })
  if (!ruling?.proof?.decided || !ruling.proof.before) throw new Error('expected a proof')
  return {
    ...ruling,
    proof: ruling.proof,
    decided: ruling.proof.decided,
    before: ruling.proof.before,
  }
}

const phaseOf = async (accountId: string) => {
  const head = await readAccountHead(firm.pool, accountId, rules)
  if (!head?.phaseTerms) throw new Error('expected an account that is followed')
  return { head, phase: head.phaseTerms }
}

describe('the account page of 5104882', () => {
  it('says whose it is, what was bought and where it trades', async () => {
    const { head } = await phaseOf(marta.account)
    expect(head).toMatchObject({
      login: '5104882',
      status: 'breached',
      startingBalance: 10_000_000,
      evaluationPhases: 1,
      trader: { name: 'Marta Kowalczyk' },
      challenge: { programName: 'One-Step Trail 100K' },
      version: { number: 4 },
      connection: { name: 'MT5 live-02', mode: 'act' },
    })
    expect(head.limits).toMatchObject([
      { kind: 'profitTarget', limit: 11_000_000 },
      { kind: 'dailyLoss', limit: 9_978_810, figure: 9_976_435, used: 10_059 },
      { kind: 'maximumLoss', limit: 9_924_080, figure: 9_976_435 },
    ])
  })

  it('lays the subtraction open to the cent', async () => {
    const { proof } = await shown(marta.account)
    expect(proof.explanation.title).toBe('Daily loss limit')
    expect(proof.explanation.rows.map(({ sign, label, value }) => [sign, label, value])).toEqual([
      ['', 'Balance at 00:00', '103,412.60'],
      ['', 'Equity at 00:00, the higher one', '103,788.10'],
      ['−', '4 % of 100,000.00', '4,000.00'],
      ['=', 'Floor for 12 November', '99,788.10'],
      ['', 'Balance at 13:41:07.212', '103,020.15'],
      ['+', 'Open result, 2 positions', '−3,255.80'],
      ['=', 'Equity', '99,764.35'],
      ['', 'Under the floor by', '23.75'],
      ['', 'Loss of the day 4,023.75 of 4,000.00', '100.6 %'],
    ])
  })

  it('shows every observation before the ruling with its sampling and its delay', async () => {
    const { proof, decided, before } = await shown(marta.account)
    expect(proof.observations).toHaveLength(16)
    expect(proof).toMatchObject({ samplingIntervalMs: 1008, usualGapMs: 1008, longestGapMs: 1008 })
    expect(decided.receivedAt - decided.at).toBe(71)
    expect(decided.at - before.at).toBe(1008)
    expect(before.equity - proof.limit).toBe(310)
  })

  it('names the other limits as kept, with the room left', async () => {
    const { proof } = await shown(marta.account)
    const trailing = proof.otherLimits.find(({ kind }) => kind === 'maximumLoss')
    expect((trailing?.figure ?? 0) - (trailing?.limit ?? 0)).toBe(52_355)
  })

  it('finds the evidence sealed, the chain whole and the replay in agreement', async () => {
    const ruling = await shown(marta.account)
    expect(ruling.chainIntact).toBe(true)
    expect(ruling.proof.isSealed).toBe(true)
    expect(ruling.proof.hash).toBe(ruling.evidenceHash)
    expect(ruling.proof.replay).toEqual({ agree: true })
  })

  it('draws nine days with both floors as they were and ends at the breach', async () => {
    const { phase } = await phaseOf(marta.account)
    const { decided, proof } = await shown(marta.account)
    const end = { at: decided.at, equity: decided.equity, floors: proof.floors }
    const curve = await readCurve(firm.pool, marta.account, { phase, end })
    expect(curve.days.map(({ date }) => date.slice(8))).toEqual([
      '02',
      '03',
      '04',
      '05',
      '06',
      '09',
      '10',
      '11',
      '12',
    ])
    expect(curve.peak?.y).toBe(10_524_080)
    expect(curve.equity.at(-1)?.y).toBe(9_976_435)
    const [daily, trailing] = curve.floors
    const steps = daily?.corners.filter((_, index) => index % 2 === 0).map(({ y }) => y / 100)
    expect(steps).toEqual([
      96_000, 96_850, 97_650, 97_100, 98_600, 98_950, 99_700, 100_650, 99_788.1,
    ])
    expect(trailing).toMatchObject({ isTrailing: true, distance: 600_000, limit: 9_924_080 })
  })

  it('lets the trailing floor only rise, and stay the distance under the peak', async () => {
    const { phase } = await phaseOf(marta.account)
    const curve = await readCurve(firm.pool, marta.account, { phase, end: null })
    const corners = curve.floors.find(({ isTrailing }) => isTrailing)?.corners ?? []
    expect(corners.length).toBeGreaterThan(20)
    for (const [index, corner] of corners.entries()) {
      expect(corner.y).toBeGreaterThanOrEqual(corners[index - 1]?.y ?? -Infinity)
    }
    expect(corners.at(-1)?.y).toBe((curve.peak?.y ?? 0) - 600_000)
  })

  it('tells what happened next, from the command to the message', async () => {
    const ruling = await shown(marta.account)
    const told = await readAfterwards(firm.pool, { accountId: marta.account, ruling })
    const command = told.find(({ source }) => source === 'command')
    expect(command).toMatchObject({ name: 'disable', status: 'verified' })
    expect(command?.result).toMatchObject({ balance: 9_975_190, openPositions: 0 })
    expect((command?.verifiedAt ?? 0) - ruling.storedAt).toBe(1_663)
    const message = told.find(({ source }) => source === 'message')
    expect(message?.detail).toEqual({ appealDeadline: '2026-11-19T12:41:00.000Z' })
  })

  it('lists days, rulings, commands and audit entries, newest first', async () => {
    const [day] = await readAccountDays(firm.pool, marta.account)
    expect(day).toMatchObject({ date: '2026-11-12', startEquity: 10_378_810, close: 9_976_435 })
    expect(await readRulings(firm.pool, marta.account)).toMatchObject([
      { reference: 'R-20418', violation: { reference: 'V-20418', status: 'confirmed' } },
    ])
    expect(await readCommands(firm.pool, marta.account)).toMatchObject([{ reference: 'X-7731' }])
    const entries = await readAccountAudit(firm.pool, marta.account)
    expect(entries.map(({ event }) => event)).toContain('account.breach')
    const [confirmed] = entries.filter(({ event }) => event === 'violation.confirmed')
    expect(confirmed && entrySubject(confirmed, rules)).toBe('Violation (daily loss)')
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  })
})

describe('the shown ruling', () => {
  it('is a suspected one while it is open, with its doubts', async () => {
    const ruling = await shown(noor.account)
    expect(ruling).toMatchObject({
      disposition: 'suspected',
      doubts: ['staleObservation', 'anchorEstimated'],
      violation: { status: 'suspected' },
    })
    expect(ruling.limit - ruling.figure).toBe(845)
    expect(ruling.decided.isDoubtful).toBe(true)
  })

  it('is missing for an account that broke nothing', async () => {
    expect(await readShownRuling(firm.pool, adaeze.fundedAccount, { rules })).toBeNull()
  })

  it('is never one of another account, even when it is asked for by id', async () => {
    expect(
      await readShownRuling(firm.pool, adaeze.fundedAccount, { rules, rulingId: marta.ruling }),
    ).toBeNull()
  })

  it('has no proof where the stored evidence cannot be read', async () => {
    const client = await firm.pool.connect()
    try {
      await client.query('begin; alter table pf_rulings disable trigger refuse_change')
      await client.query(`update pf_rulings set evidence = '{"format": 9}' where id = $1`, [
        noor.ruling,
      ])
      const ruling = await readShownRuling(client, noor.account, { rules })
      expect(ruling?.proof).toBeNull()
      expect(ruling?.chainIntact).toBe(false)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('disagrees in its replay when a figure of the evidence was changed', async () => {
    const client = await firm.pool.connect()
    try {
      await client.query('begin; alter table pf_rulings disable trigger refuse_change')
      await client.query(
        `update pf_rulings set evidence = jsonb_set(evidence, '{inputs,15,input,equity}', '9979999')
         where id = $1`,
        [marta.ruling],
      )
      const ruling = await readShownRuling(client, marta.account, { rules })
      expect(ruling?.proof?.isSealed).toBe(false)
      expect(ruling?.proof?.replay).toMatchObject({ agree: false })
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('an account without anything observed', () => {
  it('is read with empty limits and an empty curve', async () => {
    const head = await readAccountHead(firm.pool, adaeze.phaseOneAccount, rules)
    expect(head).toMatchObject({ live: null, phaseTerms: null, limits: [], holds: [] })
    expect(await readAccountDays(firm.pool, adaeze.phaseOneAccount)).toEqual([])
  })

  it('is null where there is no such account', async () => {
    expect(await readAccountHead(firm.pool, nobody, rules)).toBeNull()
  })
})
