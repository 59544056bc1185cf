import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { processInfo } from '../../../src/cli/postgres/processInfo.js'
import { stopServer } from '../../../src/cli/postgres/stopServer.js'
import { bundleChild, type ChildBundle } from '../../fixtures/bundleChild.js'

let dataDir = ''
let firmOfChildren: ChildBundle
let commandLine: ChildBundle
const runs: ChildProcess[] = []

type Run = { readonly process: ChildProcess; readonly lines: string[] }

const start = (...modes: string[]): Run => {
  const child = spawn(process.execPath, [firmOfChildren.file, ...modes], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'development',
      PORT: '21300',
      PROP_FIRM_PAPER_PORT: '21301',
      PROP_FIRM_POSTGRES_PORT: '21310',
      PROP_FIRM_DATA_DIR: dataDir,
    },
  })
  runs.push(child)
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line))
  }
  return { process: child, lines }
}

const until = async (run: Run, text: string): Promise<string> => {
  for (const end = Date.now() + 40_000; Date.now() < end; await sleep(30)) {
    const found = run.lines.find((line) => line.includes(text))
    if (found !== undefined) return found
  }
  throw new Error(`never said "${text}":\n${run.lines.join('\n')}`)
}

const ended = async (run: Run): Promise<number | null> => {
  if (run.process.exitCode === null) await once(run.process, 'close')
  return run.process.exitCode
}

const query = async (run: Run, sql: string): Promise<unknown[]> => {
  const url = (await until(run, 'database postgres')).replace('database ', '')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const pidsIn = ({ lines }: Run): number[] =>
  lines.flatMap((line) => [...(/ready (\d+)$/.exec(line)?.slice(1) ?? [])].map(Number))

beforeAll(async () => {
  firmOfChildren = await bundleChild('test/integration/cli/children/firm.ts')
  commandLine = await bundleChild('src/cli/propFirm.ts')
})

afterAll(async () => {
  await firmOfChildren.remove()
  await commandLine.remove()
})

beforeEach(async () => {
  dataDir = path.join(await mkdtemp(path.join(os.tmpdir(), 'prop-firm-run-')), 'data')
})

afterEach(async () => {
  for (const run of runs.splice(0)) if (run.exitCode === null) run.kill('SIGKILL')
  await stopServer(path.join(dataDir, 'postgres', 'cluster'))
  await rm(path.dirname(dataDir), { recursive: true, force: true })
})

describe('a whole firm', () => {
  it('prints address and logins, ends with Ctrl-C without leftovers, and keeps its data', async () => {
    const first = start('stay', 'grandchild')
    await until(first, 'The firm runs: http://127.0.0.1:21300/admin')
    await until(first, 'admin  admin@demo.example  demo')
    await query(first, 'create table kept as select 1 as n')
    process.kill(-(first.process.pid ?? 0), 'SIGINT')
    expect(await ended(first)).toBe(0)
    for (const pid of pidsIn(first)) expect(await processInfo(pid)).toBeUndefined()
    await expect(query(first, 'select 1')).rejects.toThrow('ECONNREFUSED')

    const second = start('stay')
    await until(second, 'The firm runs')
    expect(await query(second, 'select n from kept')).toEqual([{ n: 1 }])
    second.process.kill('SIGTERM')
    expect(await ended(second)).toBe(0)
  })

  it('that was killed is taken over by the next start, database and all', async () => {
    const killed = start('watching')
    await until(killed, 'The firm runs')
    await query(killed, 'create table kept as select 1 as n')
    killed.process.kill('SIGKILL')
    await ended(killed)
    const next = start('watching')
    await until(next, 'The last run was killed; its lock is taken over and its data are kept.')
    await until(next, 'PostgreSQL already runs')
    await until(next, 'The firm runs')
    expect(await query(next, 'select n from kept')).toEqual([{ n: 1 }])
    for (const pid of pidsIn(killed)) expect(await processInfo(pid)).toBeUndefined()
    next.process.kill('SIGINT')
    expect(await ended(next)).toBe(0)
    await expect(query(next, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })

  it('does not start twice from one folder', async () => {
    const first = start('stay')
    await until(first, 'The firm runs')
    const second = start('stay')
    expect(await ended(second)).toBe(1)
    expect(second.lines.filter((line) => line.startsWith('prop-firm:'))).toEqual([
      `prop-firm: The firm in ${dataDir} is already running (process ${first.process.pid}): stop that one, or name another folder in PROP_FIRM_DATA_DIR.`,
    ])
    expect(await query(first, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('can be stopped while it builds', async () => {
    const run = start('slowBuild', 'stay')
    await until(run, 'database postgres')
    await sleep(300)
    run.process.kill('SIGINT')
    expect(await ended(run)).toBe(0)
    expect(run.lines.join('\n')).not.toContain('The firm runs')
    await expect(query(run, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })

  it('gives one sentence and stops everything when a child cannot run', async () => {
    const run = start('stay', 'hopeless')
    expect(await ended(run)).toBe(1)
    expect(run.lines.filter((line) => line.startsWith('prop-firm:'))).toEqual([
      'prop-firm: hopeless ended before it was ready (exit code 78): the password is wrong',
    ])
    for (const pid of pidsIn(run)) expect(await processInfo(pid)).toBeUndefined()
    await expect(query(run, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })
})

describe('the command line', () => {
  type Said = { readonly code: number | null; readonly out: string; readonly error: string }

  const propFirm = async (args: string[], env: Record<string, string> = {}): Promise<Said> => {
    const child = spawn(process.execPath, ['--conditions=production', commandLine.file, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, NODE_ENV: 'test', PROP_FIRM_DATA_DIR: dataDir, ...env },
    })
    runs.push(child)
    let [out, error] = ['', '']
    child.stdout.on('data', (chunk) => (out += String(chunk)))
    child.stderr.on('data', (chunk) => (error += String(chunk)))
    await once(child, 'close')
    return { code: child.exitCode, out, error }
  }

  const secrets = {
    PAYLOAD_SECRET: 'f3a9c1d27b6e4850a1b2c3d4e5f60718293a4b5c6d7e8f90',
    PROP_FIRM_KEYS: `k1:${Buffer.from(Array.from({ length: 32 }, (_, i) => i * 7)).toString('base64')}`,
  }

  const databaseUrl = (change: (url: URL) => void): string => {
    const url = new URL(process.env.TEST_DATABASE_ADMIN_URL ?? '')
    change(url)
    return url.href
  }

  it('lists its commands', async () => {
    const { code, out } = await propFirm(['--help'])
    expect(code).toBe(0)
    for (const name of ['start', 'dev', 'web', 'worker', 'migrate', 'seed', 'backup', 'restore']) {
      expect(out).toContain(`\n  ${name}`)
    }
    expect((await propFirm(['fly'])).error).toContain('there is no command "fly"')
  })

  it.each([
    [
      'is not there',
      () => 'postgres://firm:pw@127.0.0.1:21399/firm',
      'DATABASE_URL: no PostgreSQL answers at 127.0.0.1:21399 (connection refused)',
    ],
    [
      'refuses the password',
      () => databaseUrl((url) => (url.password = 'wrong')),
      'DATABASE_URL: the server refuses the password of user "postgres"',
    ],
    [
      'lacks the database',
      () => databaseUrl((url) => (url.pathname = '/no such')),
      'DATABASE_URL: the server has no database "no such"',
    ],
    [
      'has an unknown host',
      () => 'postgres://firm:pw@no-such-host.invalid/firm',
      'DATABASE_URL: the host no-such-host.invalid is not known',
    ],
    [
      'is no PostgreSQL url',
      () => 'http://127.0.0.1',
      'DATABASE_URL: expected a url that starts with postgres:// or postgresql://',
    ],
  ])('says in one sentence that DATABASE_URL %s', async (_what, url, sentence) => {
    const said = await propFirm(['start'], { ...secrets, DATABASE_URL: url(), PORT: '21302' })
    expect(said.error).toBe(`prop-firm: ${sentence}\n`)
    expect(said.code).toBe(1)
  })

  it('says in one sentence that the port is taken', async () => {
    const other = createServer().listen(21_303, '127.0.0.1')
    await once(other, 'listening')
    const said = await propFirm(['start'], { PORT: '21303' })
    expect(said.error).toBe(
      'prop-firm: PORT: port 21303 on 127.0.0.1 is already taken by another program; name another one in PORT\n',
    )
    expect(said.code).toBe(1)
    other.close()
  })

  it('says in one sentence that the data folder cannot be written', async () => {
    await writeFile(path.join(path.dirname(dataDir), 'file'), '')
    const PROP_FIRM_DATA_DIR = path.join(path.dirname(dataDir), 'file', 'data')
    const said = await propFirm(['start'], { PROP_FIRM_DATA_DIR, PORT: '21302' })
    expect(said.error).toBe(
      `prop-firm: The data folder ${PROP_FIRM_DATA_DIR} cannot be written (a part of the path is a file): make it writable or name another one in PROP_FIRM_DATA_DIR.\n`,
    )
    expect(said.code).toBe(1)
  })

  it('refuses production without its settings, and a demo firm outside the embedded database', async () => {
    const production = await propFirm(['start'], { NODE_ENV: 'production' })
    expect(production.error).toBe(
      "prop-firm: DATABASE_URL: expected the firm's PostgreSQL in production, was not set\n",
    )
    const DATABASE_URL = process.env.TEST_DATABASE_ADMIN_URL ?? ''
    const seed = await propFirm(['seed'], { ...secrets, DATABASE_URL })
    expect(seed.error).toMatch(/^prop-firm: seed: a demo firm with known passwords/)
    expect(seed.code).toBe(1)
  })

  it('says what is wrong with a backup before it touches anything', async () => {
    const said = await propFirm(['restore', path.join(dataDir, 'none')])
    expect(said.error).toMatch(
      /^prop-firm: The backup in .* cannot be restored: there is no manifest/,
    )
    expect(said.code).toBe(1)
  })
})
