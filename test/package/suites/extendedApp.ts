import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { minutes, type World } from '../support/world.js'
import { expectComponents, importMapFile } from './expectComponents.js'

export function extendedApp(world: () => World): void {
  const fileOf = (file: string) => readFile(path.join(world().app.folder, file), 'utf8')

  describe('an app with parts of its own that uses all of the plugin', () => {
    it('gets types with the renamed collection and the added field', async () => {
      await world().app.payload('extended', 'generate:types')
      const types = await fileOf('src/extended-types.ts')
      expect(types).toContain(`'trading-accounts': TradingAccount;`)
      expect(types).not.toMatch(/^ {4}accounts: /m)
      expect(types).toMatch(/^ {2}accountManager\?: string \| null;/m)
      expect(types).not.toContain('export interface Operator {')
    })

    it('gets an import map with its own component beside ours', async () => {
      const { app } = world()
      await app.payload('extended', 'generate:importmap')
      const map = await fileOf(importMapFile)
      await expectComponents(app, map)
      expect(map).toContain('HostBanner#HostBanner')
    })

    it('gets a migration; with that it is ready to be built', async () => {
      const { app, build } = world()
      await app.payload('extended', 'migrate:create', 'firm')
      void build()
      expect(await app.propFirm('extended', 'migrate')).toContain('001_guards')
    })
  })
}

export function extendedBuilt(world: () => World): void {
  describe('the app with parts of its own', () => {
    it(
      'is compiled and built by Next, types and the code of docs/extending.md included',
      async () => {
        const { app, build } = world()
        await build()
        const id = await readFile(path.join(app.folder, '.next/BUILD_ID'), 'utf8')
        expect(id).toMatch(/\S/)
      },
      9 * minutes,
    )
  })
}
