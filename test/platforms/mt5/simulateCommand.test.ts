import { afterAll, describe, expect, it } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { simulateCommand } from '../../../src/cli/commands/simulate.js'
import { firmPorts } from '../../../src/cli/firm/firmPorts.js'
import { mt5Credentials } from '../../../src/platforms/mt5/credentials.js'
import { mt5Platform } from '../../../src/platforms/mt5/platform.js'

const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

const firm = firmPorts({ config: () => Promise.reject(new Error('not needed')) })
const base = ['--conditions=production', '--import', 'tsx', 'src/cli/propFirm.ts', 'simulate']
const env = { ...process.env, NODE_OPTIONS: '' }

describe('prop-firm simulate', () => {
  it('runs alone, prints what a client needs, and ends on SIGTERM', async () => {
    const args = [...base, 'mt5', '--port', '0', '--accounts', '2', '--seed', '9']
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
    children.push(child)
    const lines: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line)
      if (line.includes('ready')) break
    }
    const said = lines.join('\n')
    const find = (pattern: RegExp) => pattern.exec(said)?.[1] ?? ''
    const url = find(/played at (https:\/\/127\.0\.0\.1:\d+)/)
    const password = find(/password\s+(\S+)/)
    const credentials = mt5Credentials.parse({
      managers: [{ login: find(/login\s+(\d+)/), password }],
      fingerprint: find(/fingerprint\s+(\S+)/),
    })
    const session = await mt5Platform.connect({ id: 'x', baseUrl: url, credentials })
    expect(await session.health()).toMatchObject({ ok: true, accounts: 2 })
    expect(said).toContain('/control/faults')
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect((await session.health()).ok).toBe(false)
    await session.close()
  })

  it.each([
    ['mt4', {}, /simulate: expected one of .*mt5.*, was "mt4"/],
    ['mt5', { port: 'high' }, /--port: expected a whole number, was "high"/],
    ['mt5', { seed: '-1' }, /--seed: expected a whole number, was "-1"/],
  ])('says what is wrong with %s %j', async (name, values, message) => {
    const given = { host: '127.0.0.1', seed: '1', accounts: '1', ...values }
    const context = { root: '.', firm, values: given, positionals: [name], rest: [], log: () => {} }
    await expect(simulateCommand.run(context)).rejects.toThrow(message)
  })
})
