import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { docBlocks } from '../support/docBlocks.js'
import { exportsOf } from '../support/exportsOf.js'
import { repository } from '../support/hostApp.js'
import { manifestOf } from '../support/install.js'
import { packagesImported } from '../support/moduleGraph.js'
import { run } from '../support/run.js'
import type { World } from '../support/world.js'

const entries = ['index', 'client', 'rsc', 'types', 'testing'] as const

const published =
  /^(dist\/(src|collections|hooks|jobs)\/.+\.(js|d\.ts|css)|docs\/[\w-]+\.md|[A-Z]+\.md|LICENSE|package\.json)$/

/** Of the ready back office alone, or of the tests. */
const kept = /(^|\/)(test|tests|fixtures|bench|seed|app)\/|\.(test|spec|bench)\.|src\/proxy|\.env/

const secrets: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\b(gh[pousr]_|npm_|sk_live_|xox[abp]-)\w{20,}/,
  /\bk\d+:[A-Za-z0-9+/]{43}=/,
  /postgres(ql)?:\/\/[^\s:@/]+:(?!password@)[^\s@/${]+@/,
  /demo-password['"]/,
]

export function packedPlugin(world: () => World): void {
  describe('the packed plugin', () => {
    it('holds what the entries need and the documentation, and nothing else', () => {
      const files = world().app.packedFiles
      expect(files.filter((file) => !published.test(file))).toEqual([])
      expect(files.filter((file) => kept.test(file))).toEqual([])
      for (const entry of entries) {
        expect(files).toContain(`dist/src/exports/${entry}.js`)
        expect(files).toContain(`dist/src/exports/${entry}.d.ts`)
      }
    })

    it('holds no secret, and no word of the machine that built it', async () => {
      const { app } = world()
      const found: string[] = []
      for (const file of app.packedFiles) {
        const text = await readFile(path.join(app.plugin, file), 'utf8')
        if (secrets.some((each) => each.test(text)) || text.includes(repository)) found.push(file)
      }
      expect(found).toEqual([])
    })

    it('shares React, Next and Payload with the app and leaves no peer unsatisfied', async () => {
      const shared = ['react', 'react-dom', 'next', 'payload', '@payloadcms/ui']
      const args = ['ls', ...shared, '--all', '--parseable']
      const text = await run('npm', args, { cwd: world().app.folder })
      const copies = text.split('\n').filter((line) => line.includes('node_modules'))
      for (const each of shared) {
        expect(copies.filter((line) => line.endsWith(`/node_modules/${each}`))).toHaveLength(1)
      }
    })

    it('declares what its entries import, and imports what it declares', async () => {
      const { plugin } = world().app
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
      ['client', ['ActionBar', 'StatusCell', 'GlobalSearch']],
      ['rsc', ['TraderOverview', 'DashboardTop', 'AccountTagline']],
      ['types', []],
      ['testing', ['describePlatform', 'platformChecks', 'paperControl', 'paperPlatform']],
    ])('can be imported: /%s', async (entry, expected) => {
      expect(await exportsOf(world().app, entry)).toEqual(expect.arrayContaining(expected))
    })

    it('stops at wrong options with one sentence that names them all', async () => {
      const { app } = world()
      const start = run(app.bin('prop-firm'), ['migrate'], {
        cwd: app.folder,
        env: { ...app.settings('plain'), PAYLOAD_CONFIG_PATH: 'src/wrong.config.ts' },
      })
      const printed = await start.catch((error: Error) => error.message)
      expect(String(printed).split('\n').filter(Boolean).slice(1)).toEqual([
        expect.stringMatching(
          /^prop-firm: propFirm options: slugs\.accounts: .+; checkoutSecrets\.0: .+; portalUrl: .+$/,
        ),
      ])
    })

    it('is documented by code that is part of the app', async () => {
      const page = path.join(repository, 'docs/extending.md')
      const fences = (await readFile(page, 'utf8')).match(/^```\w+$/gm) ?? []
      expect(await docBlocks(page)).toHaveLength(fences.length)
    })
  })
}
