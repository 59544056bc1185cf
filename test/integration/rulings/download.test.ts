import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { canonicalJson } from '../../../src/domain/rules/canonicalJson.js'
import { replayEvidence } from '../../../src/domain/rulings/replayEvidence.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeOperator, makeSignedInTrader, type TestOperator } from '../../fixtures/firmPeople.js'
import { makeAccount, makeProgram, type TestProgram } from '../../fixtures/firmRecords.js'
import { breach, type StoredRuling } from './support.js'

let firm: TestFirm
let program: TestProgram
let risk: TestOperator
let trader: Awaited<ReturnType<typeof makeSignedInTrader>>
let ruling: StoredRuling
beforeAll(async () => {
  firm = await bootFirm()
  program = await makeProgram(firm)
  risk = await makeOperator(firm, ['risk'])
  trader = await makeSignedInTrader(firm)
  ruling = await breach(firm, program, await makeAccount(firm, program, { watched: true, trader }))
})
afterAll(() => firm.stop())

const bytesOf = async (path: string, token: string) => {
  const answer = await firm.api(path, { token })
  expect(answer.status).toBe(200)
  return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

describe('the evidence of a ruling as a download', () => {
  it('is the canonical file, the same for operator and trader, and it replays', async () => {
    const mine = await bytesOf(`/trader/rulings/${ruling.id}/evidence`, trader.token)
    const theirs = await bytesOf(`/prop-firm/rulings/${ruling.id}/evidence`, risk.token)
    expect(mine.bytes.equals(theirs.bytes)).toBe(true)
    const text = mine.bytes.toString('utf8')
    const file: unknown = JSON.parse(text)
    expect(text).toBe(`${canonicalJson(file)}\n`)
    expect(replayEvidence(file)).toEqual({ agree: true })
    expect(mine.headers.get('content-disposition')).toBe(
      `attachment; filename="evidence-${ruling.reference}.json"`,
    )
  })

  it('is the same PDF each time, one for each reader', async () => {
    const pdf = (audience: string) =>
      bytesOf(`/prop-firm/rulings/${ruling.id}/evidence.pdf?for=${audience}`, risk.token)
    const first = await pdf('processor')
    expect(first.headers.get('content-type')).toBe('application/pdf')
    expect((await pdf('processor')).bytes.equals(first.bytes)).toBe(true)
    expect((await pdf('operator')).bytes.equals(first.bytes)).toBe(false)
    const own = await bytesOf(`/trader/rulings/${ruling.id}/evidence.pdf`, trader.token)
    expect((await pdf('trader')).bytes.equals(own.bytes)).toBe(true)
  })

  it('never gives the trader the document of the firm', async () => {
    const own = await bytesOf(
      `/trader/rulings/${ruling.id}/evidence.pdf?for=operator`,
      trader.token,
    )
    const asked = await bytesOf(`/trader/rulings/${ruling.id}/evidence.pdf`, trader.token)
    expect(own.bytes.equals(asked.bytes)).toBe(true)
  })

  it('is not given to another trader, nor for a reader that does not exist', async () => {
    const other = await makeSignedInTrader(firm)
    for (const what of ['evidence', 'evidence.pdf']) {
      const path = `/trader/rulings/${ruling.id}/${what}`
      expect((await firm.api(path, { token: other.token })).status).toBe(404)
    }
    const wrong = await firm.api(`/prop-firm/rulings/${ruling.id}/evidence.pdf?for=press`, {
      token: risk.token,
    })
    expect(wrong.status).toBe(400)
    expect(await wrong.json()).toMatchObject({
      message: 'for: expected operator, trader or processor',
    })
  })

  it('is on record whenever somebody of the firm takes it', async () => {
    const { rows } = await firm.pool.query(
      `select data ->> 'form' as form, actor_id from pf_audit_entries
       where event = 'ruling.evidenceTaken' and subject_id = $1 order by seq limit 2`,
      [ruling.id],
    )
    expect(rows).toEqual([
      { form: 'file', actor_id: risk.id },
      { form: 'processor', actor_id: risk.id },
    ])
  })

  it('replays at the firm', async () => {
    const answer = await firm.api(`/prop-firm/rulings/${ruling.id}/replay`, { token: risk.token })
    expect(await answer.json()).toEqual({ agree: true })
  })
})
