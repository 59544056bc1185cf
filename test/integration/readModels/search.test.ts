import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Role } from '../../../src/domain/roles.js'
import { searchSchema } from '../../../src/readModels/search/model.js'
import { searchRecords } from '../../../src/readModels/search/searchRecords.js'
import { searchSql } from '../../../src/readModels/search/sql.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeOperator, makeSignedInTrader } from '../../fixtures/firmPeople.js'
import { marta } from '../../fixtures/screens/marta.js'
import { seedScreens } from '../../fixtures/screens/seedScreens.js'

let firm: TestFirm
beforeAll(async () => {
  firm = await bootFirm()
  await seedScreens(firm.pool)
})
afterAll(() => firm.stop())

const find = (text: string, ...roles: Role[]) =>
  searchRecords(firm.pool, { kind: 'operator', id: '1', name: 'x', roles }, text)

describe('search', () => {
  it('finds a person by part of the name, whatever its case', async () => {
    const hits = await find('kowalcz', 'support')
    expect(hits[0]).toMatchObject({ key: 'traders', title: 'Marta Kowalczyk' })
  })

  it('finds an account by its login, and what hangs on it', async () => {
    const hits = await find('5104882', 'admin')
    expect(hits).toContainEqual(
      expect.objectContaining({ key: 'accounts', id: marta.account, title: '5104882' }),
    )
    expect(new Set(hits.map(({ key }) => key)).size).toBeGreaterThan(1)
  })

  it('puts the record whose reference was typed before those that contain it', async () => {
    const { rows } = await firm.pool.query(
      `insert into pf_traders (id, name, email, reference, created_at) values
        ('0193ffff-0000-7000-8000-000000000001', 'A', 'a@x.example', 'T-77', '2020-01-01'),
        ('0193ffff-0000-7000-8000-000000000002', 'B', 'b@x.example', 'T-778', '2026-01-01')
      returning id`,
    )
    expect((await find('t-77', 'support')).map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
  })

  it('shows a role only what it may read', async () => {
    const keys = async (role: Role) =>
      new Set((await find('kowalczyk', role)).map(({ key }) => key))
    expect([...(await keys('marketing'))]).toEqual(['traders', 'emailMessages'])
    expect((await keys('risk')).has('accounts')).toBe(true)
    expect(await find('kowalczyk')).toEqual([])
  })

  it('takes every sign for itself', async () => {
    expect(await find('%%%', 'admin')).toEqual([])
    expect(await find('___', 'admin')).toEqual([])
    expect(await find("' or 1=1 --", 'admin')).toEqual([])
    expect(await find('\\\\\\', 'admin')).toEqual([])
  })

  it('asks for two letters at least and looks for them at the beginning', async () => {
    expect(await find('m', 'admin')).toEqual([])
    expect(await find('  ', 'admin')).toEqual([])
    expect((await find('ma', 'support'))[0]).toMatchObject({ title: 'Marta Kowalczyk' })
    expect(await find('zy', 'support')).toEqual([])
  })

  it('looks in the indexes, not through the table', async () => {
    await firm.pool.query(
      `insert into pf_traders (id, reference, name, email)
      select gen_random_uuid(), 'Z-' || n, md5(n::text), md5((n + 1)::text) || '@many.example'
      from generate_series(1, 20000) n`,
    )
    await firm.pool.query('vacuum analyze pf_traders')
    const { rows } = await firm.pool.query(`explain ${searchSql(['traders'])}`, [
      ...['%kowalczyk%', 'kowalczyk', 5],
    ])
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('pf_traders_name_trgm')
    expect(plan).not.toContain('Seq Scan')
  })
})

describe('GET /prop-firm/search', () => {
  it('answers hits in the shape that the page expects', async () => {
    const { token } = await makeOperator(firm, ['support'])
    const response = await firm.api('/prop-firm/search?q=5104882', { token })
    expect(searchSchema.parse(await response.json()).hits.length).toBeGreaterThan(0)
  })

  it('refuses strangers, traders and a missing question', async () => {
    const { token } = await makeOperator(firm, ['support'])
    const trader = await makeSignedInTrader(firm)
    const status = async (path: string, given?: string) =>
      (await firm.api(path, { token: given })).status
    expect(await status('/prop-firm/search?q=kowal')).toBe(401)
    expect(await status('/prop-firm/search?q=kowal', trader.token)).toBe(403)
    expect(await status('/prop-firm/search', token)).toBe(400)
    expect(await status(`/prop-firm/search?q=${'x'.repeat(201)}`, token)).toBe(400)
  })
})
