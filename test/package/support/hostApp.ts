import { randomBytes } from 'node:crypto'
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { docBlocks } from './docBlocks.js'
import { installPacked } from './install.js'
import { run } from './run.js'

export const repository = process.cwd()

/** `plain` has one line of the plugin, `extended` everything that docs/extending.md shows. */
export type HostConfig = 'plain' | 'extended'

/** A Payload app made from nothing, with the packed plugin installed from its tarball. */
export type HostApp = {
  readonly folder: string
  /** The plugin as it is installed. */
  readonly plugin: string
  /** What was packed, relative to the plugin. */
  readonly packedFiles: readonly string[]
  /** Settings of the app, for one of its configs. */
  readonly settings: (config: HostConfig) => Record<string, string>
  /** A command of `node_modules/.bin`. */
  readonly bin: (name: string) => string
  readonly payload: (config: HostConfig, ...args: string[]) => Promise<string>
  readonly propFirm: (config: HostConfig, ...args: string[]) => Promise<string>
  /** Runs Node in the app, as a script of the app would. */
  readonly node: (...args: string[]) => Promise<string>
  readonly remove: () => Promise<void>
}

type Databases = Readonly<Record<HostConfig, string>>

/** The condition under which the editor's packages load in one order: nothing else sets it here. */
export const condition = '--conditions=production'

export const makeHostApp = async (databases: Databases): Promise<HostApp> => {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'prop-firm-host-')))
  await cp(path.join(repository, 'test/package/host'), folder, { recursive: true })
  for (const { file, code } of await docBlocks(path.join(repository, 'docs/extending.md'))) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), code)
  }
  const packedFiles = await installPacked(repository, folder)
  const secrets = {
    PAYLOAD_SECRET: randomBytes(32).toString('hex'),
    PROP_FIRM_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    CHECKOUT_SECRET: randomBytes(32).toString('hex'),
  }
  const bin = (name: string) => path.join(folder, 'node_modules/.bin', name)
  const settings = (config: HostConfig) => ({
    ...secrets,
    DATABASE_URL: databases[config],
    HOST_CONFIG: config,
  })
  return {
    folder,
    plugin: path.join(folder, 'node_modules/payload-plugin-prop-firm'),
    packedFiles,
    settings,
    bin,
    payload: (config, ...args) => {
      const env = { ...settings(config), NODE_OPTIONS: condition }
      return run(bin('payload'), args, { cwd: folder, env })
    },
    propFirm: (config, ...args) =>
      run(bin('prop-firm'), args, { cwd: folder, env: settings(config) }),
    node: (...args) => run(process.execPath, [condition, ...args], { cwd: folder }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
