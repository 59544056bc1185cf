import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { filesBelow } from '../../../src/cli/backup/storeDocuments.js'
import { makeChanged, type Target } from '../../../src/cli/build/buildIfChanged.js'
import { sourceHash } from '../../../src/cli/build/sourceHash.js'
import { takeRunLock } from '../../../src/cli/data/runLock.js'
import { ensureSecrets, readSecrets } from '../../../src/cli/data/secrets.js'
import { processInfo } from '../../../src/cli/postgres/processInfo.js'
import { readPostmaster } from '../../../src/cli/postgres/postmasterPid.js'
import { reachable } from '../../../src/cli/postgres/reachable.js'
import { repairLinks } from '../../../src/cli/postgres/repairLinks.js'
import { oneStarterAtATime } from '../../../src/cli/postgres/starterLock.js'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'prop-firm-files-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the secrets of an installation', () => {
  it('are random, private, and the same at the next start', async () => {
    const made = await ensureSecrets(folder)
    expect(made.payloadSecret).toMatch(/^[0-9a-f]{64}$/)
    expect(await ensureSecrets(folder)).toEqual(made)
    expect((await stat(path.join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600)
  })

  it('are never made anew when the file is damaged: data could not be opened any more', async () => {
    await ensureSecrets(folder)
    const file = path.join(folder, 'secrets.json')
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 20))
    await expect(ensureSecrets(folder)).rejects.toThrow('is damaged: restore it from a backup')
    expect(await readSecrets(path.join(folder, 'other'))).toBeUndefined()
  })
})

describe('the lock of a running firm', () => {
  const lines: string[] = []
  const log = (line: string): void => void lines.push(line)

  it('keeps a second run out while the first one lives', async () => {
    const other = { pid: process.ppid, started: (await processInfo(process.ppid))?.started }
    await writeFile(path.join(folder, 'running.json'), JSON.stringify(other))
    await expect(takeRunLock(folder, log)).rejects.toThrow(
      `The firm in ${folder} is already running (process ${process.ppid})`,
    )
  })

  it.each([
    ['a process that is gone', JSON.stringify({ pid: 2 ** 30, started: '1' })],
    ['a process whose number was given away', JSON.stringify({ pid: process.ppid, started: '1' })],
    ['nobody readable', '{"pid":'],
  ])('of %s is taken over, which is said', async (_who, text) => {
    lines.length = 0
    await writeFile(path.join(folder, 'running.json'), text)
    const { giveBack, tookOver } = await takeRunLock(folder, log)
    expect(tookOver).toBe(true)
    expect(lines).toEqual([
      'The last run was killed; its lock is taken over and its data are kept.',
    ])
    await giveBack()
    await expect(stat(path.join(folder, 'running.json'))).rejects.toThrow('ENOENT')
  })
})

describe('what is built', () => {
  const build = async (hash: string, made: string[], fail = false): Promise<void> => {
    const target = (title: string): Target => ({
      title,
      hint: 'at once',
      stamp: path.join(folder, 'out', `${title}.stamp`),
      proof: path.join(folder, `${title}.proof`),
      make: async () => {
        made.push(title)
        if (fail) throw new Error('broken off')
        await writeFile(path.join(folder, `${title}.proof`), '')
      },
    })
    await makeChanged([target('a'), target('b')], hash, () => undefined)
  }

  it('is built once, and again when sources changed, the result is gone, or a build broke off', async () => {
    const made: string[] = []
    await build('1', made)
    await build('1', made)
    expect(made).toEqual(['a', 'b'])
    await build('2', made)
    expect(made).toEqual(['a', 'b', 'a', 'b'])
    await rm(path.join(folder, 'b.proof'))
    await build('2', made)
    expect(made.slice(4)).toEqual(['b'])
    await expect(build('3', made, true)).rejects.toThrow('broken off')
    await build('2', made)
    expect(made.slice(6)).toEqual(['a'])
  })

  it('has a hash of names and contents, not of times or of other folders', async () => {
    await mkdir(path.join(folder, 'src', 'deep'), { recursive: true })
    const file = path.join(folder, 'src', 'deep', 'a.ts')
    await writeFile(file, 'one')
    const first = await sourceHash(folder)
    await writeFile(file, 'one')
    await mkdir(path.join(folder, '.next'))
    await writeFile(path.join(folder, '.next', 'x'), 'x')
    expect(await sourceHash(folder)).toBe(first)
    await writeFile(file, 'two')
    const second = await sourceHash(folder)
    expect(second).not.toBe(first)
    await writeFile(file, 'one')
    await writeFile(path.join(folder, 'src', 'b.ts'), '')
    expect(await sourceHash(folder)).not.toBe(first)
  })
})

describe('links of the PostgreSQL libraries', () => {
  it('that are missing are made, relative, and those that are there are kept', async () => {
    const native = path.join(folder, 'native')
    await mkdir(path.join(native, 'lib'), { recursive: true })
    await writeFile(path.join(native, 'lib', 'a.so.1.2'), 'library')
    const links = ['a.so', 'a.so.1'].map((name) => ({
      source: 'native/lib/a.so.1.2',
      target: `native/lib/${name}`,
    }))
    await writeFile(path.join(native, 'pg-symlinks.json'), JSON.stringify(links))
    await symlink('a.so.1.2', path.join(native, 'lib', 'a.so'))
    expect(await repairLinks(native)).toBe(true)
    expect(await readFile(path.join(native, 'lib', 'a.so.1'), 'utf8')).toBe('library')
    expect(await repairLinks(native)).toBe(true)
  })
})

describe('a pid file', () => {
  it.each(['', '0\n', '1\n', '-5\n', 'x\n', '12.5\n'])('with %j names no server', async (text) => {
    await writeFile(path.join(folder, 'postmaster.pid'), text)
    expect(await readPostmaster(folder)).toBeUndefined()
  })

  it('names process, port and start, and whether it lets people in', async () => {
    const file = path.join(folder, 'postmaster.pid')
    const lines = '4321\n/x\n170\n25432\n\n127.0.0.1\n'
    const known = { pid: 4321, port: 25432, startedAt: 170_000 }
    await writeFile(file, lines)
    expect(await readPostmaster(folder)).toEqual({ ...known, isReady: false })
    await writeFile(file, `${lines} 25432001  1\nstarting\n`)
    expect(await readPostmaster(folder)).toEqual({ ...known, isReady: false })
    await writeFile(file, `${lines} 25432001  1\nready   \n`)
    expect(await readPostmaster(folder)).toEqual({ ...known, isReady: true })
  })
})

describe('a folder', () => {
  it('is reachable for a user when every folder on the way lets that user pass', async () => {
    const [owner, stranger] = [
      { uid: process.getuid?.() ?? 0, gid: 1 },
      { uid: 65_000, gid: 65_000 },
    ]
    const target = path.join(folder, 'in', 'cluster')
    await mkdir(path.join(folder, 'in'))
    await chmod(folder, 0o711)
    expect(await reachable(target, stranger)).toBe(true)
    await chmod(path.join(folder, 'in'), 0o700)
    expect(await reachable(target, stranger)).toBe(false)
    expect(await reachable(target, owner)).toBe(true)
  })
})

describe('the lock of starters', () => {
  it('lets one work at a time and is given back after a failure', async () => {
    const lock = path.join(folder, 'starting')
    let [inside, most] = [0, 0]
    const work = async (): Promise<void> => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((done) => setTimeout(done, 30))
      inside -= 1
    }
    await Promise.all([1, 2, 3].map(() => oneStarterAtATime(lock, work)))
    expect(most).toBe(1)
    const failing = oneStarterAtATime(lock, () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    await expect(stat(lock)).rejects.toThrow('ENOENT')
  })
})

describe('documents', () => {
  it('are all regular files, however deep, and no links out of the folder', async () => {
    await mkdir(path.join(folder, 'a', 'b'), { recursive: true })
    await writeFile(path.join(folder, 'a', 'b', 'two'), '')
    await writeFile(path.join(folder, 'one'), '')
    await symlink('/etc/passwd', path.join(folder, 'passwd'))
    expect(await filesBelow(folder)).toEqual(['a/b/two', 'one'])
    expect(await filesBelow(path.join(folder, 'none'))).toEqual([])
  })
})
