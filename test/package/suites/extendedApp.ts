import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { run } from '../support/run.js'
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

    it(
      'is compiled and built by Next, types and the code of docs/extending.md included',
      async () => {
        const { app } = world()
        await app.payload('extended', 'migrate:create', 'firm')
        // Beside it, because it takes longest of all.
        const [migrated] = await Promise.all([
          app.propFirm('extended', 'migrate'),
          run(app.bin('next'), ['build'], { cwd: app.folder, timeoutMs: 8 * minutes }),
        ])
        expect(migrated).toContain('001_guards')
        expect(await fileOf('.next/BUILD_ID')).toMatch(/\S/)
      },
      9 * minutes,
    )
  })
}
