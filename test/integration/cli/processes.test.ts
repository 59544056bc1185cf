import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { processInfo } from '../../../src/cli/postgres/processInfo.js'
import type { ChildSpec } from '../../../src/cli/processes/childSpec.js'
import { resultIn } from '../../../src/cli/processes/markers.js'
import { runStep } from '../../../src/cli/processes/runStep.js'
import { supervise, type Supervisor } from '../../../src/cli/processes/supervise.js'

const plain = path.resolve('test/integration/cli/children/plain.mjs')
const watching = path.resolve('test/integration/cli/children/watching.ts')

let folder = ''
let lines: string[] = []
const supervisors: Supervisor[] = []
const processes: ChildProcess[] = []

const isAlive = async (pid: number): Promise<boolean> => (await processInfo(pid)) !== undefined

const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(20)) {
    if (await holds()) return
  }
  throw new Error(`never happened: ${what}; lines:\n${lines.join('\n')}`)
}

const numbersIn = (word: string): number[] =>
  lines.flatMap((line) => {
    const found = new RegExp(`${word} (\\d+)$`).exec(line)
    return found ? [Number(found[1])] : []
  })

const spec = (name: string, mode: string, more: Partial<ChildSpec> = {}): ChildSpec => ({
  name,
  command: process.execPath,
  args: [plain, mode, path.join(folder, name)],
  env: { PATH: process.env.PATH },
  ready: { kind: 'line', matches: (line) => line.startsWith('ready') },
  ...more,
})

const run = (...specs: ChildSpec[]): Supervisor => {
  const supervisor = supervise(specs, (name, line) => lines.push(`${name}: ${line}`))
  supervisors.push(supervisor)
  return supervisor
}

const startsOf = async (name: string): Promise<number> =>
  (await readFile(path.join(folder, name), 'utf8')).length

/** The supervisor in a process group of its own, as a terminal would start it. */
const supervisorProcess = (...children: string[]): ChildProcess => {
  const script = path.resolve('test/integration/cli/children/supervisor.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...children], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  processes.push(child)
  createInterface(child.stdout).on('line', (line) => lines.push(line))
  return child
}

beforeEach(async () => {
  lines = []
  folder = await mkdtemp(path.join(os.tmpdir(), 'prop-firm-children-'))
})

afterEach(async () => {
  await Promise.all(supervisors.splice(0).map((supervisor) => supervisor.stop()))
  for (const child of processes.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

describe('a supervised child', () => {
  it('is started again after kill -9', async () => {
    await run(spec('a', 'stay')).ready
    const [first] = numbersIn('ready')
    process.kill(first ?? 0, 'SIGKILL')
    await until('a second start', () => numbersIn('ready').length === 2)
    expect(await isAlive(numbersIn('ready')[1] ?? 0)).toBe(true)
    expect(lines).toContain('a: ended (SIGKILL), starting again in 500 ms')
  })

  it('is started again when it ends without a word before it is ready', async () => {
    await run(spec('a', 'silentTwice')).ready
    expect(await startsOf('a')).toBe(3)
  })

  it('is given up after three tries, with the last thing it said', async () => {
    await expect(run(spec('a', 'broken')).ready).rejects.toMatchObject({
      code: 'childNotReady',
      message: 'a ended 3 times before it was ready (exit code 3): the wheel is missing',
    })
    expect(await startsOf('a')).toBe(3)
  })

  it('is given up at once when it says that another try is hopeless', async () => {
    await expect(run(spec('a', 'hopeless')).ready).rejects.toThrow(
      'a ended before it was ready (exit code 78): the password is wrong',
    )
    expect(await startsOf('a')).toBe(1)
  })

  it('is ended when it is not ready in time', async () => {
    const late = spec('a', 'neverReady', { readyWithinMs: 200 })
    await expect(run(late).ready).rejects.toThrow('a ended 3 times before it was ready')
  })

  it('that cannot be started at all is reported, not thrown into the void', async () => {
    const missing = spec('a', 'stay', { command: '/no/such/program' })
    await expect(run(missing).ready).rejects.toThrow('/no/such/program ENOENT')
  })

  it('is ready when a probe says so', async () => {
    const server = createServer((_request, response) => response.end()).listen(21_400)
    await once(server, 'listening')
    const ask = async (): Promise<boolean> => (await fetch('http://127.0.0.1:21400')).ok
    await run(spec('a', 'neverReady', { ready: { kind: 'probe', ask } })).ready
    server.close()
  })

  it('that ignores SIGTERM is ended by SIGKILL after its time', async () => {
    const supervisor = run(spec('a', 'ignoreTerm', { stopWithinMs: 300 }))
    await supervisor.ready
    const since = Date.now()
    await supervisor.stop()
    expect(Date.now() - since).toBeGreaterThanOrEqual(290)
    expect(await isAlive(numbersIn('ready')[0] ?? 0)).toBe(false)
    expect(lines).toContain('a: no')
  })

  it('takes its own children along when it is stopped or killed', async () => {
    const supervisor = run(spec('a', 'grandchild'))
    await supervisor.ready
    const [first] = numbersIn('grandchild')
    process.kill(numbersIn('ready')[0] ?? 0, 'SIGKILL')
    await until('the first grandchild is gone', async () => !(await isAlive(first ?? 0)))
    await until('a second start', () => numbersIn('grandchild').length === 2)
    await supervisor.stop()
    const second = numbersIn('grandchild')[1] ?? 0
    await until('the second grandchild is gone', async () => !(await isAlive(second)))
  })

  it('is not started again when it is stopped during the pause before a restart', async () => {
    const supervisor = run(spec('a', 'stay'))
    await supervisor.ready
    process.kill(numbersIn('ready')[0] ?? 0, 'SIGKILL')
    await until('the pause', () => lines.some((line) => line.includes('starting again')))
    await supervisor.stop()
    await sleep(700)
    expect(numbersIn('ready')).toHaveLength(1)
  })
})

describe('a supervisor', () => {
  it('stops its children in reverse order', async () => {
    const supervisor = run(spec('a', 'ignoreTerm', { stopWithinMs: 50 }), spec('b', 'stay'))
    await supervisor.ready
    await Promise.all([supervisor.stop(), supervisor.stop()])
    for (const pid of numbersIn('ready')) expect(await isAlive(pid)).toBe(false)
  })

  it('stops the others too when one child cannot be started', async () => {
    const supervisor = run(spec('good', 'stay'), spec('bad', 'hopeless'))
    await expect(supervisor.ready).rejects.toThrow('bad ended')
    await until('the good one is ready', () => numbersIn('ready').length === 1)
    await supervisor.stop()
    expect(await isAlive(numbersIn('ready')[0] ?? 0)).toBe(false)
  })

  it('that gets Ctrl-C alone decides the order and leaves nothing running', async () => {
    const parent = supervisorProcess(`node ${plain} stay`, `node ${plain} grandchild`)
    await until('all ready', () => lines.includes('all ready'))
    // What a terminal does: the signal goes to the whole foreground process group.
    process.kill(-(parent.pid ?? 0), 'SIGINT')
    await once(parent, 'exit')
    expect(lines.slice(-3)).toEqual(['stopping', 'last', 'stopped'])
    for (const pid of [...numbersIn('ready'), ...numbersIn('grandchild')]) {
      expect(await isAlive(pid)).toBe(false)
    }
  })

  it('does not wait any longer at a second Ctrl-C', async () => {
    const parent = supervisorProcess(`node ${plain} ignoreTerm`)
    await until('all ready', () => lines.includes('all ready'))
    const since = Date.now()
    parent.kill('SIGINT')
    await until('the first', () => lines.includes('stopping'))
    parent.kill('SIGINT')
    await once(parent, 'exit')
    expect(Date.now() - since).toBeLessThan(1_500)
    expect(await isAlive(numbersIn('ready')[0] ?? 0)).toBe(false)
  })

  it('that is killed takes its children along', async () => {
    const child = `node --import tsx ${watching}`
    const parent = supervisorProcess(child, child)
    await until('all ready', () => lines.includes('all ready'))
    parent.kill('SIGKILL')
    for (const pid of numbersIn('ready')) {
      await until('an orphan ends', async () => !(await isAlive(pid)))
    }
  })

  it('that is killed takes even children along that ignore SIGTERM', async () => {
    const parent = supervisorProcess(`node --import tsx ${watching} stubborn`)
    await until('all ready', () => lines.includes('all ready'))
    parent.kill('SIGKILL')
    const [pid] = numbersIn('ready')
    await until('the orphan ends', async () => !(await isAlive(pid ?? 0)))
  })
})

describe('a one-off step', () => {
  const step = (mode: string, stop = new AbortController().signal) => {
    let result: unknown
    return runStep({
      name: mode,
      command: process.execPath,
      args: [plain, mode, path.join(folder, mode)],
      env: {},
      done: () => result !== undefined,
      onLine: (line) => {
        result = resultIn(line) ?? result
      },
      stop,
    }).then(() => result)
  }

  it('gives the result that it printed', async () => {
    expect(await step('done')).toEqual({ n: 1 })
  })

  it('is done again when it ended with 0 but without its result', async () => {
    expect(await step('silentDone')).toEqual({ n: 2 })
    expect(await startsOf('silentDone')).toBe(2)
  })

  it('fails with what it said, and is not tried again', async () => {
    await expect(step('broken')).rejects.toThrow(
      'broken failed (exit code 3): the wheel is missing',
    )
    expect(await startsOf('broken')).toBe(1)
  })

  it('is broken off by Ctrl-C', async () => {
    const stop = new AbortController()
    const running = step('neverReady', stop.signal)
    setTimeout(() => stop.abort(), 200)
    await expect(running).rejects.toMatchObject({ code: 'stopped' })
  })
})
