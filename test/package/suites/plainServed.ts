import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { READY_LINE } from '../../../src/cli/processes/markers.js'
import { createTestDatabase } from '../../fixtures/postgres.js'
import { run } from '../support/run.js'
import { startCommand } from '../support/startCommand.js'
import { serveHost, type WebServer } from '../support/webServer.js'
import { minutes, type World } from '../support/world.js'

const operator = { email: 'boss@firm.example', password: 'correct horse battery' }

/** What this app refuses here, in this order; nothing else goes wrong in it. */
const errors = {
  firstRegister: 'The first operator is made with `prop-firm create-operator`.',
  accounts: 'You are not allowed to perform this action.',
}

export function plainServed(world: () => World): void {
  describe('the app with one line, served', () => {
    let web: WebServer
    beforeAll(async () => {
      web = await serveHost(world().app, 'plain', 24_100)
    }, 2 * minutes)
    afterAll(() => web.stop())

    it('opens the admin for the first operator, whom only the command line makes', async () => {
      const { app } = world()
      expect((await web.get('/admin/login')).text).toContain('<title>Login')
      const uninvited = { ...operator, name: 'Uninvited', roles: ['admin'] }
      const refused = await web.post('/api/operators/first-register', uninvited)
      expect(refused).toMatchObject({
        status: 403,
        body: { errors: [{ message: errors.firstRegister }] },
      })
      await run(
        app.bin('prop-firm'),
        ['create-operator', '--email', operator.email, '--name', 'Boss', '--password-stdin'],
        { cwd: app.folder, env: app.settings('plain'), input: operator.password },
      )
      const token = await web.signIn('/api/operators/login', operator)
      expect(await web.page('/admin', token)).toContain('Three steps to the first account')
      const list = await web.page('/admin/collections/accounts', token)
      expect(list).toMatch(/Accounts .*No Results\./)
    }, 120_000)

    it('answers its operators over REST and nobody else', async () => {
      const token = await web.signIn('/api/operators/login', operator)
      expect((await web.get('/api/accounts', token)).body).toMatchObject({ totalDocs: 0 })
      expect((await web.get('/api/accounts')).status).toBe(403)
      expect((await web.get('/api/graphql', token)).status).toBe(404)
    })

    it('is backed up, and restored into an empty database on hold', async () => {
      const { app } = world()
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
      const { app } = world()
      const env = app.settings('plain')
      const worker = await startCommand(app, {
        args: ['worker'],
        env,
        ready: new RegExp(READY_LINE),
      })
      expect(await worker.stop()).toBe(0)
      expect(await web.stop()).toBe(0)
      expect(errorsIn(web.printed())).toEqual(Object.values(errors))
    })
  })
}

/** Messages of the errors in a log, colours left out. */
const errorsIn = (log: string): string[] => {
  const plain = log.replace(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')
  return [...plain.matchAll(/ERROR \(payload\): (.*)/g)].map(([, message = '']) => message)
}
