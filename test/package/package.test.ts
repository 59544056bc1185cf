import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { createTestDatabase, type TestDatabase } from '../fixtures/postgres.js'
import { makeHostApp, manifestOf, repository, type HostApp } from './support/hostApp.js'
import { packagesImported } from './support/moduleGraph.js'
import { run } from './support/run.js'
import { serveHost, type WebServer } from './support/webServer.js'
import { startWorker } from './support/worker.js'

const minutes = 60_000
const name = 'payload-plugin-prop-firm'
const entries = ['index', 'client', 'rsc', 'types', 'testing'] as const

let databases: Record<'plain' | 'extended', TestDatabase>
let app: HostApp
let plugin: string
let running: WebServer | undefined

const web = (): WebServer => {
  if (running === undefined) throw new Error('no web server was started')
  return running
}

const fileOf = (...parts: string[]) => readFile(path.join(app.folder, ...parts), 'utf8')
const listOf = async (folder: string) => (await readdir(path.join(app.folder, folder))).sort()

const importMapFile = 'src/app/(payload)/admin/importMap.js'

/** Every component path of ours in the map is exported by the entry that it names. */
async function expectComponents(importMap: string): Promise<void> {
  const named = [...importMap.matchAll(/"payload-plugin-prop-firm\/(client|rsc)#(\w+)"/g)]
  expect(named.length).toBeGreaterThan(20)
  for (const entry of ['client', 'rsc']) {
    const types = await readFile(path.join(plugin, `dist/src/exports/${entry}.d.ts`), 'utf8')
    const exported = new Set([...types.matchAll(/\b([A-Z]\w+)\b/g)].map(([, each]) => each))
    const missing = named.filter(([, from, each]) => from === entry && !exported.has(each))
    expect(missing).toEqual([])
  }
}

beforeAll(async () => {
  await run('npm', ['run', 'build'], { cwd: repository })
  databases = { plain: await createTestDatabase(), extended: await createTestDatabase() }
  app = await makeHostApp({ plain: databases.plain.url, extended: databases.extended.url })
  plugin = path.join(app.folder, 'node_modules', name)
}, 6 * minutes)

afterAll(async () => {
  await running?.stop()
  await databases.plain.drop()
  await databases.extended.drop()
  await app.remove()
}, minutes)

describe('the packed plugin', () => {
  it('shares React, Next and Payload with the app and leaves no peer unsatisfied', async () => {
    const shared = ['react', 'react-dom', 'next', 'payload', '@payloadcms/ui']
    const text = await run('npm', ['ls', ...shared, '--all', '--parseable'], { cwd: app.folder })
    const copies = text.split('\n').filter((line) => line.includes('node_modules'))
    for (const each of shared) {
      expect(copies.filter((line) => line.endsWith(`/node_modules/${each}`))).toHaveLength(1)
    }
  })

  it('declares what its entries import, and imports what it declares', async () => {
    const files = entries.map((entry) => path.join(plugin, `dist/src/exports/${entry}.js`))
    const bin = path.join(plugin, 'dist/src/cli/hostBin.js')
    const imported = await packagesImported([...files, bin])
    const { dependencies, peerDependencies } = await manifestOf(plugin)
    const declared = [...Object.keys(dependencies), ...Object.keys(peerDependencies)]
    expect([...imported].filter((each) => !declared.includes(each))).toEqual([])
    expect(Object.keys(dependencies).filter((each) => !imported.has(each))).toEqual([])
  })

  it.each([
    ['', ['propFirm', 'defineRule', 'defineEvent', 'move', 'emitEvent', 'moveRecords']],
    ['/testing', ['describePlatform', 'platformChecks', 'paperControl']],
    ['/types', []],
  ])('loads %p in plain Node', async (entry, expected) => {
    const script = `console.log(JSON.stringify(Object.keys(await import('${name}${entry}'))))`
    const args = ['--conditions=production', '--input-type=module', '--eval', script]
    const printed = await run(process.execPath, args, { cwd: app.folder })
    expect(JSON.parse(printed)).toEqual(expect.arrayContaining(expected))
  })
})

describe('an app with one line of the plugin', () => {
  it('gets types of every collection', async () => {
    await app.payload('plain', 'generate:types')
    const types = await fileOf('payload-types.ts')
    for (const type of ['Trader', 'Account', 'Payout', 'Operator', 'Firm']) {
      expect(types).toContain(`export interface ${type} {`)
    }
  })

  it('gets an import map of components that the package has', async () => {
    await app.payload('plain', 'generate:importmap')
    await expectComponents(await fileOf(importMapFile))
  })

  it('gets a migration, which prop-firm migrate applies once, with the schemas of our own', async () => {
    await expect(app.propFirm('plain', 'migrate')).rejects.toThrow('payload migrate:create')
    await app.payload('plain', 'migrate:create', 'firm')
    expect(await app.propFirm('plain', 'migrate')).toContain('001_guards')
    expect(await app.propFirm('plain', 'migrate')).toContain('"applied":[]')
    const client = new pg.Client({ connectionString: databases.plain.url })
    await client.connect()
    const { rows } = await client.query(`select data_type from information_schema.columns
      where table_schema = 'public' and table_name like 'pf\\_%' and column_name = 'id'
        and table_name not like '%\\_rels' and table_name not like '%sessions'`)
    await client.end()
    expect(new Set(rows.map((row) => row.data_type))).toEqual(new Set(['uuid']))
  })

  it('sees no change of the schema afterwards, nor while the plugin is disabled', async () => {
    const before = await listOf('src/migrations')
    for (const config of ['payload', 'disabled']) {
      const printed = await run(app.bin('payload'), ['migrate:create', 'again', '--skip-empty'], {
        cwd: app.folder,
        env: {
          ...app.settings('plain'),
          NODE_OPTIONS: '--conditions=production',
          PAYLOAD_CONFIG_PATH: `src/${config}.config.ts`,
        },
      })
      expect(printed).toContain('DOWN statements generation complete')
      expect(await listOf('src/migrations')).toEqual(before)
    }
  })
})

describe('an app with parts of its own that uses all of the plugin', () => {
  it('gets types with the renamed collection and the added field', async () => {
    await app.payload('extended', 'generate:types')
    const types = await fileOf('src/extended-types.ts')
    expect(types).toContain(`'trading-accounts': TradingAccount;`)
    expect(types).not.toMatch(/^ {4}accounts: /m)
    expect(types).toMatch(/^ {2}accountManager\?: string \| null;/m)
    expect(types).not.toContain('export interface Operator {')
  })

  it('gets an import map with its own component beside ours', async () => {
    await app.payload('extended', 'generate:importmap')
    const map = await fileOf(importMapFile)
    await expectComponents(map)
    expect(map).toContain('HostBanner#HostBanner')
  })

  it(
    'is compiled and built by Next, types and the code of docs/extending.md included',
    async () => {
      // Beside it, because it takes longest of all.
      const migrated = app
        .payload('extended', 'migrate:create', 'firm')
        .then(() => app.propFirm('extended', 'migrate'))
      await run(app.bin('next'), ['build'], { cwd: app.folder, timeoutMs: 8 * minutes })
      expect(await migrated).toContain('001_guards')
      expect(await listOf('.next')).toContain('BUILD_ID')
    },
    9 * minutes,
  )
})

describe('the app with one line, served', () => {
  const operator = { email: 'boss@firm.example', password: 'correct horse battery' }

  it('opens the admin for the first operator, whom only the command line makes', async () => {
    running = await serveHost(app, 'plain', 24_100)
    expect((await web().get('/admin/login')).text).toContain('<title>Login')
    const uninvited = { ...operator, name: 'Uninvited', roles: ['admin'] }
    expect((await web().post('/api/operators/first-register', uninvited)).status).toBe(403)
    await run(
      app.bin('prop-firm'),
      ['create-operator', '--email', operator.email, '--name', 'Boss', '--password-stdin'],
      { cwd: app.folder, env: app.settings('plain'), input: operator.password },
    )
    const token = await signIn('/api/operators/login', operator)
    const dashboard = await web().page('/admin', token)
    expect(dashboard.text).toContain('Accounts by phase')
    expect(dashboard.text).not.toContain('__next_error__')
    const list = await web().page('/admin/collections/accounts', token)
    expect(list.text).toContain('No Accounts')
  }, 120_000)

  it('answers its operators over REST and nobody else', async () => {
    const token = await signIn('/api/operators/login', operator)
    expect((await web().get('/api/accounts', token)).body).toMatchObject({ totalDocs: 0 })
    expect((await web().get('/api/accounts')).status).toBe(403)
    expect((await web().get('/api/graphql', token)).status).toBe(404)
  })

  it('is backed up, and restored into an empty database on hold', async () => {
    const folder = path.join(app.folder, 'backup')
    await app.propFirm('plain', 'backup', '--to', folder)
    const restored = await createTestDatabase()
    const env = { ...app.settings('plain'), DATABASE_URL: restored.url }
    await run(app.bin('prop-firm'), ['restore', folder], { cwd: app.folder, env })
    const client = new pg.Client({ connectionString: restored.url })
    await client.connect()
    const staff = await client.query('select email from pf_operators')
    const holds = await client.query('select kind from pf_holds order by kind')
    await client.end()
    await restored.drop()
    expect(staff.rows).toEqual([{ email: operator.email }])
    expect(holds.rows).toEqual([{ kind: 'rulings' }, { kind: 'sending' }])
  }, 120_000)

  it('is followed by a worker, and both end when they are asked to', async () => {
    const worker = startWorker(app, 'plain')
    await worker.ready
    expect(await worker.stop()).toBe(0)
    expect(await web().stop()).toBe(0)
    expect(web().printed()).not.toContain('ERROR')
  })
})

describe('the app with parts of its own, served', () => {
  const founder = { email: 'founder@firm.example', password: 'correct horse battery' }
  const intern = { email: 'intern@firm.example', password: 'battery horse correct' }
  const trader = { email: 'adaeze@mail.example', password: 'staple horse correct' }
  let tokens: Record<'founder' | 'intern' | 'trader', string>
  let traderId = ''

  it('lets its own users in as operators, with the roles that they map to', async () => {
    running = await serveHost(app, 'extended', 24_110)
    await web().post('/api/users/first-register', { ...founder, job: 'founder' })
    const ofFounder = await signIn('/api/users/login', founder)
    await web().post('/api/users', { ...intern, job: 'intern' }, ofFounder)
    const ofIntern = await signIn('/api/users/login', intern)
    tokens = { founder: ofFounder, intern: ofIntern, trader: '' }
    const dashboard = await web().page('/admin', ofFounder)
    expect(dashboard.text).toContain('The banner of the host')
    expect(dashboard.text).toContain('Accounts by phase')
    expect((await web().get('/api/traders', ofFounder)).status).toBe(200)
    expect((await web().get('/api/traders', ofIntern)).status).toBe(403)
  }, 120_000)

  it('has the renamed collection and its new label, and not the old one', async () => {
    const { founder: token } = tokens
    expect((await web().get('/api/trading-accounts', token)).status).toBe(200)
    expect((await web().get('/api/accounts', token)).status).toBe(404)
    const list = await web().page('/admin/collections/trading-accounts', token)
    expect(list.text).toContain('No Trading accounts')
  })

  it('keeps the added field, and its hook tells the trader by the added event', async () => {
    const data = { ...trader, name: 'Adaeze Obi', accountManager: 'Noor Haddad' }
    const made = await web().post('/api/traders', data, tokens.founder)
    expect(made.body).toMatchObject({ doc: { accountManager: 'Noor Haddad' } })
    traderId = String(Object(made.body.doc).id)
    const read = await web().get(`/api/traders/${traderId}`, tokens.founder)
    expect(read.body.accountManager).toBe('Noor Haddad')
    const told = await web().get('/api/email-messages', tokens.founder)
    expect(told.body.docs).toMatchObject([{ event: 'trader.managerAssigned', to: trader.email }])
  })

  it('fires the added move, into the added status', async () => {
    const fired = { lifecycle: 'trader', id: traderId, event: 'markDormant' }
    const refused = await web().post('/api/prop-firm/fire', fired, tokens.founder)
    expect(refused).toMatchObject({ status: 409, body: { code: 'reasonRequired' } })
    const moved = { ...fired, reason: 'Not seen for a year' }
    expect((await web().post('/api/prop-firm/fire', moved, tokens.founder)).body).toMatchObject({
      ok: true,
      status: 'dormant',
    })
  })

  it('publishes a program with the added rule, and says what is wrong with its parameters', async () => {
    const publish = async (code: string, parameters: object) => {
      const draft = programWith({ key: 'floor', rule: 'equityFloor', parameters })
      const data = { code, name: code, draft }
      const { body } = await web().post('/api/programs', data, tokens.founder)
      const id = String(Object(body.doc).id)
      return web().post(`/api/prop-firm/programs/${id}/publish`, {}, tokens.founder)
    }
    expect(await publish('right', { amount: 4_500_000 })).toMatchObject({ status: 201 })
    const wrong = await publish('wrong', { amount: 'much' })
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid' } })
    expect(wrong.text).toContain('amount')
  })

  it('takes connections to the added platform', async () => {
    const data = { name: 'Acme', platform: 'acme', baseUrl: 'https://acme.example' }
    const made = await web().post('/api/platform-connections', data, tokens.founder)
    expect(made.status).toBe(201)
    const unknown = { ...data, name: 'Other', platform: 'other' }
    const refused = await web().post('/api/platform-connections', unknown, tokens.founder)
    expect(refused.status).toBe(400)
  })

  it('refuses a trader what is not the trader’s, the app’s own records included', async () => {
    const signedIn = await web().post('/api/trader/sign-in', trader)
    const token = String(signedIn.body.token)
    expect((await web().get('/api/trader/accounts', token)).status).toBe(200)
    for (const closed of ['users', 'articles', 'globals/site', 'payouts/none', 'audit-entries']) {
      expect([closed, (await web().get(`/api/${closed}`, token)).status]).toEqual([closed, 403])
    }
    const moved = { lifecycle: 'trader', id: traderId, event: 'wake' }
    expect((await web().post('/api/prop-firm/fire', moved, token)).status).toBe(403)
    const admin = await web().page('/admin', token)
    expect(admin.text).not.toContain('Accounts by phase')
  })

  it('still runs its own onInit, hook, endpoint and job', async () => {
    expect((await web().get('/api/host/work')).body).toEqual({ done: true })
    const { body } = await web().get('/api/articles?sort=createdAt', tokens.intern)
    expect(body.docs).toMatchObject([
      { title: `by onInit (seen by the host's hook)` },
      { title: `by a job (seen by the host's hook)` },
    ])
    expect((await web().patch(`/api/globals/site`, {}, tokens.intern)).status).toBe(404)
    expect(await web().stop()).toBe(0)
  })
})

async function signIn(where: string, person: Record<string, string>): Promise<string> {
  const answer = await web().post(where, person)
  expect(answer.body.token).toEqual(expect.any(String))
  return String(answer.body.token)
}

const programWith = (rule: { key: string; rule: string; parameters: object }) => ({
  calendar: { zone: 'Europe/Prague', resetAt: '00:00' },
  sizes: [{ size: 5_000_000, currency: 'USD' }],
  phases: [{ key: 'funded', name: 'Funded', rules: [rule] }],
  platformMap: [{ connections: [{ connection: 'Acme' }], group: 'demo' }],
  payout: {},
})
