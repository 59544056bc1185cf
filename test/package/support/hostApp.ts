import { randomBytes } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { docBlocks } from './docBlocks.js'
import { run } from './run.js'

export const repository = process.cwd()

/** `plain` has one line of the plugin, `extended` everything that docs/extending.md shows. */
export type HostConfig = 'plain' | 'extended'

/** A Payload app made from nothing, with the packed plugin installed from its tarball. */
export type HostApp = {
  readonly folder: string
  /** Settings of the app, for one of its configs. */
  readonly settings: (config: HostConfig) => Record<string, string>
  /** A command of `node_modules/.bin`. */
  readonly bin: (name: string) => string
  readonly payload: (config: HostConfig, ...args: string[]) => Promise<string>
  readonly propFirm: (config: HostConfig, ...args: string[]) => Promise<string>
  readonly remove: () => Promise<void>
}

type Databases = Readonly<Record<HostConfig, string>>

export const makeHostApp = async (databases: Databases): Promise<HostApp> => {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'prop-firm-host-')))
  await cp(path.join(repository, 'test/package/host'), folder, { recursive: true })
  for (const { file, code } of await docBlocks(path.join(repository, 'docs/extending.md'))) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), code)
  }
  await install(folder)
  const secrets = {
    PAYLOAD_SECRET: randomBytes(32).toString('hex'),
    PROP_FIRM_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  }
  const bin = (name: string) => path.join(folder, 'node_modules/.bin', name)
  const settings = (config: HostConfig) => ({
    ...secrets,
    DATABASE_URL: databases[config],
    HOST_CONFIG: config,
  })
  const asHost = (config: HostConfig) => ({ cwd: folder, env: settings(config) })
  // Payload's own command has no condition of its own for the editor's packages.
  const condition = { NODE_OPTIONS: '--conditions=production' }
  return {
    folder,
    settings,
    bin,
    payload: (config, ...args) =>
      run(bin('payload'), args, { cwd: folder, env: { ...settings(config), ...condition } }),
    propFirm: (config, ...args) => run(bin('prop-firm'), args, asHost(config)),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

type Manifest = Record<
  'dependencies' | 'devDependencies' | 'peerDependencies',
  Record<string, string>
>

export const manifestOf = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest

/** What create-payload-app lists, in the versions that this repository is locked to. */
const hostPackages = [
  ...['@payloadcms/db-postgres', '@payloadcms/next', '@payloadcms/richtext-lexical'],
  ...['@payloadcms/ui', 'graphql', 'next', 'payload', 'react', 'react-dom', 'zod'],
]
const hostTools = ['@types/node', '@types/react', '@types/react-dom', 'typescript']

async function install(folder: string): Promise<void> {
  const packed = await run(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
    { cwd: repository },
  )
  const tarball = /"filename": "([^"]+)"/.exec(packed)?.[1]
  if (tarball === undefined) throw new Error(`npm pack made no file: ${packed}`)
  const manifest = {
    name: 'host',
    private: true,
    type: 'module',
    dependencies: {
      ...(await lockedVersions(hostPackages)),
      'payload-plugin-prop-firm': `file:${tarball}`,
    },
    devDependencies: await lockedVersions(hostTools),
  }
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
  await run('npm', ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
  })
}

type Lock = { readonly packages: Record<string, { readonly version?: string }> }

async function lockedVersions(names: readonly string[]): Promise<Record<string, string>> {
  const text = await readFile(path.join(repository, 'package-lock.json'), 'utf8')
  const { packages } = JSON.parse(text) as Lock
  return Object.fromEntries(
    names.map((name) => {
      const version = packages[`node_modules/${name}`]?.version
      if (version === undefined) throw new Error(`package-lock.json has no ${name}`)
      return [name, version]
    }),
  )
}
