import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { condition, type HostApp } from '../support/hostApp.js'
import { run } from '../support/run.js'
import type { World } from '../support/world.js'
import { expectComponents, importMapFile } from './expectComponents.js'

export function plainApp(world: () => World): void {
  const fileOf = (file: string) => readFile(path.join(world().app.folder, file), 'utf8')

  describe('an app with one line of the plugin', () => {
    it('gets types of every collection', async () => {
      await world().app.payload('plain', 'generate:types')
      const types = await fileOf('payload-types.ts')
      for (const type of ['Trader', 'Account', 'Payout', 'Operator', 'Firm']) {
        expect(types).toContain(`export interface ${type} {`)
      }
    })

    it('gets an import map of components that the package has', async () => {
      const { app } = world()
      await app.payload('plain', 'generate:importmap')
      await expectComponents(app, await fileOf(importMapFile))
    })

    it('gets a migration, which prop-firm migrate applies once, with the schemas of our own', async () => {
      const { app, databases } = world()
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
  })
}

/** Beside the build, which it neither reads nor writes. */
export function plainUnchanged(world: () => World): void {
  describe('the app with one line, once it is migrated', () => {
    it('sees no change of the schema, nor while the plugin is disabled', async () => {
      const { app } = world()
      const before = await migrationsOf(app)
      const createAgain = (config: string) => {
        const env = {
          ...app.settings('plain'),
          NODE_OPTIONS: condition,
          PAYLOAD_CONFIG_PATH: `src/${config}.config.ts`,
        }
        const args = ['migrate:create', 'again', '--skip-empty']
        return run(app.bin('payload'), args, { cwd: app.folder, env })
      }
      for (const printed of await Promise.all(['payload', 'disabled'].map(createAgain))) {
        expect(printed).toContain('DOWN statements generation complete')
      }
      expect(await migrationsOf(app)).toEqual(before)
    })
  })
}

const migrationsOf = async ({ folder }: HostApp) =>
  (await readdir(path.join(folder, 'src/migrations'))).sort()
