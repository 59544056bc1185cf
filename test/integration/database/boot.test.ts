import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'

let firm: TestFirm
beforeAll(async () => {
  const s = Date.now()
  firm = await bootFirm()
  console.log('boot', Date.now() - s)
  const t = Date.now()
  const f2 = await bootFirm()
  console.log('boot2', Date.now() - t)
  await f2.stop()
})
afterAll(() => firm.stop())

describe('boot', () => {
  it('answers', async () => {
    const r = await firm.api('/traders')
    console.log(r.status, await r.text())
    expect(await firm.work(async (w) => (await w.tx.query('select 1 as n')).rows)).toEqual([
      { n: 1 },
    ])
  })
})
