import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { run } from './run.js'

const name = 'payload-plugin-prop-firm'

/** What create-payload-app lists. */
const hostPackages = [
  ...['@payloadcms/db-postgres', '@payloadcms/next', '@payloadcms/richtext-lexical'],
  ...['@payloadcms/ui', 'graphql', 'next', 'payload', 'react', 'react-dom', 'zod'],
]
const hostTools = ['@types/node', '@types/react', '@types/react-dom', 'typescript']

/**
 * Packs the built plugin and installs it into the app in `folder`, whose manifest it writes.
 *
 * @returns the files that were packed
 */
export async function installPacked(repository: string, folder: string): Promise<string[]> {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const printed = await run('npm', args, { cwd: repository })
  const { filename, files } = packedIn(printed)
  const lock = lockShape.parse(await json(path.join(repository, 'package-lock.json')))
  const manifest = {
    name: 'host',
    private: true,
    type: 'module',
    dependencies: { ...versionsOf(hostPackages, lock), [name]: `file:${filename}` },
    devDependencies: versionsOf(hostTools, lock),
  }
  const { dependencies, peerDependencies, bin, version } = manifestShape.parse(
    await json(path.join(repository, 'package.json')),
  )
  const packages = {
    ...lock.packages,
    '': manifest,
    [`node_modules/${name}`]: {
      ...{ version, resolved: `file:${filename}`, dependencies, peerDependencies, bin },
    },
  }
  const write = (file: string, value: object) =>
    writeFile(path.join(folder, file), JSON.stringify(value, null, 2))
  await write('package.json', manifest)
  // Everything below comes in the versions that this repository is locked to; npm drops the rest.
  await write('package-lock.json', { name: 'host', lockfileVersion: 3, requires: true, packages })
  const quietly = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund']
  await run('npm', ['install', ...quietly], { cwd: folder })
  return files.map((file) => file.path)
}

const lockShape = z.object({
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })),
})
type Lock = z.infer<typeof lockShape>

const versions = z.record(z.string(), z.string())
const manifestShape = z.object({
  version: z.string(),
  dependencies: versions,
  peerDependencies: versions,
  bin: versions,
})

/** What a package declares. */
export const manifestOf = async (folder: string) =>
  manifestShape.parse(await json(path.join(folder, 'package.json')))

const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'))

const packedShape = z.tuple([
  z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }),
])

/** npm prints warnings around its answer. */
const packedIn = (printed: string) => {
  const start = printed.indexOf('[\n')
  return packedShape.parse(JSON.parse(printed.slice(start, printed.lastIndexOf(']') + 1)))[0]
}

function versionsOf(names: readonly string[], { packages }: Lock): Record<string, string> {
  return Object.fromEntries(
    names.map((each) => {
      const version = packages[`node_modules/${each}`]?.version
      if (version === undefined) throw new Error(`package-lock.json has no ${each}`)
      return [each, version]
    }),
  )
}
