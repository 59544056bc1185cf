import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { personalFields } from '../../../src/access/matrix.js'
import { roles, type Role } from '../../../src/domain/roles.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import {
  makeOperator,
  makeSignedInTrader,
  signIn,
  testPassword,
  type TestOperator,
} from '../../fixtures/firmPeople.js'
import { makeTrader, type TestTrader } from '../../fixtures/firmRecords.js'
import { makeRecords, type RecordIds } from './support/records.js'

let firm: TestFirm
let owner: TestTrader
let ownerToken: string
let ids: RecordIds
const operators = new Map<Role, TestOperator>()

beforeAll(async () => {
  firm = await bootFirm()
  owner = await makeTrader(firm)
  for (const role of roles) operators.set(role, await makeOperator(firm, [role]))
  ids = await makeRecords(firm, owner)
  await firm.pool.query(
    `update pf_traders set phone = '+420777000111', address = 'Na Příkopě 1', date_of_birth = '1990-01-02'
     where id = $1`,
    [owner.id],
  )
  ownerToken = await signIn(firm, owner)
})
afterAll(() => firm.stop())

type Row = Readonly<Record<string, unknown>>

const as = (role: Role): string => operators.get(role)?.token ?? ''

const rowOf = async (table: string, id: string): Promise<Row> => {
  const { rows } = await firm.pool.query<Row>(`select * from ${table} where id = $1`, [id])
  return rows[0] ?? {}
}

const patch = (path: string, token: string, body: object) =>
  firm.api(path, { method: 'PATCH', token, body })

describe('personal fields', () => {
  it.each(roles)(
    'are there for %s if the page of the docs says so, else left out',
    async (role) => {
      const response = await firm.api(`/traders/${owner.id}`, { token: as(role) })
      const trader = (await response.json()) as Row
      expect(trader.name).toBe(owner.name)
      const names = personalFields.names.filter((name) => trader[name])
      const readers: readonly Role[] = personalFields.readers
      expect(names).toEqual(readers.includes(role) ? personalFields.names : [])
    },
  )

  it('are there for the trader, and secrets for nobody', async () => {
    const response = await firm.api(`/traders/${owner.id}`, { token: ownerToken })
    const trader = (await response.json()) as Row
    expect(trader).toMatchObject({ phone: '+420777000111', dateOfBirth: '1990-01-02' })
    for (const token of [ownerToken, as('admin')]) {
      const text = await (await firm.api(`/traders/${owner.id}`, { token })).text()
      expect(text).not.toMatch(/"(hash|salt|resetPasswordToken|loginAttempts)"/)
    }
  })

  it.each([
    ['searched by', 'where[phone][like]=%2B420'],
    ['searched by, inside an "or"', 'where[or][0][phone][exists]=true'],
    ['sorted by', 'sort=phone'],
    ['sorted by, downwards', 'sort=-dateOfBirth'],
  ])('cannot be %s those who may not read them', async (_how, query) => {
    const response = await firm.api(`/traders?${query}`, { token: as('marketing') })
    expect(response.status).toBe(400)
    expect((await firm.api(`/traders?${query}`, { token: as('support') })).status).toBe(200)
  })

  it('cannot be searched through another record', async () => {
    const query = 'where[trader.phone][like]=%2B420'
    expect((await firm.api(`/orders?${query}`, { token: as('risk') })).status).toBe(400)
  })
})

describe('what a trader sees of own records', () => {
  it('does not lead to the records of the firm', async () => {
    const response = await firm.api(`/accounts/${ids.accounts}?depth=3`, { token: ownerToken })
    const account = (await response.json()) as Row
    expect(account).toMatchObject({ connection: ids.platformConnections })
    expect(account.version).toBe(ids.programVersions)
  })

  it('never holds what is sealed', async () => {
    for (const path of [`/payout-methods/${ids.payoutMethods}`, `/accounts/${ids.accounts}`]) {
      for (const token of [ownerToken, as('admin')]) {
        const text = await (await firm.api(`${path}?depth=2`, { token })).text()
        expect(text).not.toMatch(/sealed/i)
      }
    }
    const logins = await firm.api('/account-logins?depth=2', { token: as('admin') })
    expect(await logins.text()).not.toMatch(/sealed/i)
    const connections = await firm.api('/platform-connections', { token: as('admin') })
    expect(await connections.text()).not.toMatch(/sealed|credentials/i)
  })

  it('is found by no question about somebody else', async () => {
    const other = await makeSignedInTrader(firm)
    for (const query of [
      `where[trader][equals]=${owner.id}`,
      `where[or][0][trader][equals]=${owner.id}&where[or][1][id][exists]=true`,
      `where[trader.email][equals]=${owner.email}`,
    ]) {
      const response = await firm.api(`/accounts?${query}`, { token: other.token })
      if (response.status === 200) expect(await response.json()).toMatchObject({ docs: [] })
      else expect([400, 403]).toContain(response.status)
    }
    const count = await firm.api('/accounts/count', { token: other.token })
    expect(await count.json()).toEqual({ totalDocs: 0 })
  })
})

describe('fields that services write', () => {
  const attempts: [string, Role, string, Row][] = [
    [
      'traders',
      'admin',
      'pf_traders',
      {
        status: 'banned',
        reference: 'T-1',
        emailVerifiedAt: '2020-01-01T00:00:00.000Z',
        mergedInto: 'self',
        hash: 'x',
        salt: 'x',
        loginAttempts: 99,
        sessions: [],
        resetPasswordToken: 'known',
        resetPasswordExpiration: '2120-01-01T00:00:00.000Z',
      },
    ],
    [
      'kycCases',
      'compliance',
      'pf_kyc_cases',
      {
        status: 'approved',
        reference: 'K-1',
        traderName: 'Somebody Else',
        submittedAt: '2020-01-01T00:00:00.000Z',
        decidedAt: '2020-01-01T00:00:00.000Z',
        decision: 'fine',
        actorType: 'operator',
        actorId: 'x',
        actorName: 'Somebody Else',
      },
    ],
    [
      'platformConnections',
      'admin',
      'pf_platform_connections',
      { mode: 'observe', modeRequestedBy: 'x', sealedCredentials: 'x' },
    ],
    ['programs', 'manager', 'pf_programs', { currentVersion: null }],
    ['agreementVersions', 'compliance', 'pf_agreement_versions', { hash: 'forged' }],
  ]

  it.each(attempts)('of %s are dropped when %s sends them', async (key, role, table, fields) => {
    const id = ids[key as keyof RecordIds]
    const slug = firm.firm.slugs[key as keyof RecordIds]
    const before = await rowOf(table, id)
    const response = await patch(`/${slug}/${id}`, as(role), fields)
    expect([response.status, await response.text()]).toEqual([200, expect.any(String)])
    expect({ ...(await rowOf(table, id)), updated_at: null }).toEqual({
      ...before,
      updated_at: null,
    })
  })

  it('do not move a KYC case to another person', async () => {
    const other = await makeTrader(firm)
    await patch(`/kyc-cases/${ids.kycCases}`, as('compliance'), { trader: other.id })
    expect(await rowOf('pf_kyc_cases', ids.kycCases)).toMatchObject({ trader_id: owner.id })
  })

  it('of a new record are those of its beginning', async () => {
    const created = await firm.api('/traders', {
      method: 'POST',
      token: as('support'),
      body: {
        email: 'new@postbox.example',
        name: 'New',
        password: testPassword,
        status: 'banned',
        reference: 'T-1',
        emailVerifiedAt: '2020-01-01T00:00:00.000Z',
        mergedInto: owner.id,
      },
    })
    expect(created.status).toBe(201)
    const { doc } = (await created.json()) as { doc: { id: string } }
    const row = await rowOf('pf_traders', doc.id)
    expect(row).toMatchObject({ status: 'active', email_verified_at: null, merged_into_id: null })
    expect(row.reference).toMatch(/^T-\d{4,}$/)
  })

  it('cannot be got by copying a record', async () => {
    for (const slug of ['traders', 'programs', 'email-templates', 'agreement-versions']) {
      const { rows } = await firm.pool.query<{ id: string }>(
        `select id from pf_${slug.replace('-', '_')} limit 1`,
      )
      const path = `/${slug}/${rows[0]?.id ?? ''}/duplicate`
      const response = await firm.api(path, { method: 'POST', token: as('admin'), body: {} })
      expect([slug, response.status]).toEqual([slug, 404])
    }
  })
})

describe('a published agreement', () => {
  it('keeps its words and can be retired', async () => {
    const path = `/agreement-versions/${ids.agreementVersions}`
    const changed = await patch(path, as('compliance'), { text: 'other words' })
    expect(changed.status).toBe(409)
    expect((await patch(path, as('compliance'), { isCurrent: false })).status).toBe(200)
    expect(await rowOf('pf_agreement_versions', ids.agreementVersions)).toMatchObject({
      is_current: false,
    })
  })
})

describe('the file of a document', () => {
  it.each([
    ['a visitor', undefined, 403],
    ['risk', 'risk', 403],
    ['support', 'support', 403],
  ] as const)('is closed to %s', async (_who, role, status) => {
    const { filename } = await rowOf('pf_kyc_documents', ids.kycDocuments)
    const token = role ? as(role) : undefined
    const response = await firm.api(`/kyc-documents/file/${String(filename)}`, { token })
    expect(response.status).toBe(status)
  })

  it('is not found by another trader, nor under a name that no record has', async () => {
    const other = await makeSignedInTrader(firm)
    const { filename } = await rowOf('pf_kyc_documents', ids.kycDocuments)
    const path = `/kyc-documents/file/${String(filename)}`
    expect([403, 404]).toContain((await firm.api(path, { token: other.token })).status)
    const made = '/kyc-documents/file/not-there.png'
    for (const token of [as('admin'), as('compliance'), ownerToken]) {
      expect([403, 404]).toContain((await firm.api(made, { token })).status)
    }
  })
})

describe('operators', () => {
  it('cannot give themselves roles, nor time', async () => {
    const manager = operators.get('manager')
    const response = await patch(`/operators/${manager?.id ?? ''}`, as('manager'), {
      roles: ['admin'],
    })
    expect(response.status).toBe(403)
  })

  it('are signed out at once when their roles change or they are deactivated', async () => {
    for (const change of [{ roles: ['support'] }, { deactivatedAt: new Date().toISOString() }]) {
      const operator = await makeOperator(firm, ['risk'])
      expect((await firm.api('/accounts', { token: operator.token })).status).toBe(200)
      expect((await patch(`/operators/${operator.id}`, as('admin'), change)).status).toBe(200)
      expect((await firm.api('/accounts', { token: operator.token })).status).toBe(403)
    }
  })

  it('always have an active admin', async () => {
    const admin = operators.get('admin')
    const path = `/operators/${admin?.id ?? ''}`
    const past = '2020-01-01T00:00:00.000Z'
    await makeOperator(firm, ['admin'], { accessUntil: past })
    await makeOperator(firm, ['admin'], { deactivatedAt: past })
    for (const change of [{ roles: ['risk'] }, { deactivatedAt: past }, { accessUntil: past }]) {
      const response = await patch(path, as('admin'), change)
      expect([change, response.status]).toEqual([change, 409])
    }
    const second = await makeOperator(firm, ['admin', 'support'])
    const removed = await Promise.all([
      patch(path, as('admin'), { roles: ['risk'] }),
      patch(`/operators/${second.id}`, second.token, { roles: ['support'] }),
    ])
    expect(removed.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})
