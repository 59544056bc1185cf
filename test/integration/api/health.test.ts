import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeOperator } from '../../fixtures/firmPeople.js'
import { makeAccount, makeProgram } from '../../fixtures/firmRecords.js'

const token = 'a-token-for-the-metrics'
let firm: TestFirm
beforeAll(async () => {
  firm = await bootFirm({ options: { metricsToken: token } })
})
afterAll(() => firm.stop())

const health = async () => {
  const answer = await firm.api('/prop-firm/health')
  return { status: answer.status, ...((await answer.json()) as object) }
}

describe('the health of the firm', () => {
  it('is good while nothing is followed, and bad once accounts wait for a worker', async () => {
    expect(await health()).toEqual({ status: 200, ok: true, problems: [] })
    await makeAccount(firm, await makeProgram(firm), { watched: true })
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    expect(await health()).toEqual({ status: 503, ok: false, problems: ['worker'] })
  })
})

describe('metrics', () => {
  const scrape = (given: string) =>
    firm.api('/prop-firm/metrics', { headers: { authorization: `Bearer ${given}` } })
  const ask = (signedIn?: string) => firm.api('/prop-firm/metrics', { token: signedIn })

  it('are for whoever has the token, and for admins', async () => {
    const admin = await makeOperator(firm, ['admin'])
    const support = await makeOperator(firm, ['support'])
    expect((await ask()).status).toBe(401)
    expect((await scrape(`${token}x`)).status).toBe(401)
    expect((await ask(support.token)).status).toBe(403)
    expect((await scrape(token)).status).toBe(200)
    expect((await ask(admin.token)).status).toBe(200)
  })

  it('say what the machine does, by the names of connections', async () => {
    const text = await (await scrape(token)).text()
    expect(text).toMatch(/^prop_firm_accounts_followed\{connection="[^"]+"\} 1$/m)
    expect(text).toContain('# HELP prop_firm_link_lag_seconds')
    expect(text).toContain('# TYPE prop_firm_worker_observations_total counter')
    expect(text).toContain('# HELP prop_firm_worker_queue_observations')
    expect(text).toMatch(/^prop_firm_violations_suspected 0$/m)
  })
})
