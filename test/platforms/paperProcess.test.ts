import { describe, expect, it } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newDataFolder, paperBundle, startPaper, token } from './paperServer.js'

async function run(args: readonly string[], env: Record<string, string> = { PAPER_TOKEN: token }) {
  const child = spawn(process.execPath, [paperBundle(), ...args], {
    env: { ...process.env, NODE_OPTIONS: '', PAPER_TOKEN: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  await once(child, 'exit')
  return { code: child.exitCode, complaint: complaint.trim() }
}

const ended = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null) await once(child, 'exit')
  return child.exitCode
}

describe('paper server process', () => {
  it('says ready once it listens, and ends with 0 on SIGTERM leaving one snapshot', async () => {
    const paper = await startPaper([], newDataFolder())
    expect(paper.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await paper.session.health()).toMatchObject({ ok: true, accounts: 0 })
    expect(await paper.stop()).toBe(0)
    expect(existsSync(join(paper.data, 'snapshot-000002.ndjson'))).toBe(true)
    expect(existsSync(join(paper.data, 'journal-000001.ndjson'))).toBe(false)
    expect(existsSync(join(paper.data, 'lock'))).toBe(false)
  })

  it('ends when its parent is gone, with --follow-parent', async () => {
    const paper = await startPaper([], newDataFolder())
    paper.child.stdin?.end()
    expect(await ended(paper.child)).toBe(0)
  })

  it('ends when its parent is gone although its input is no pipe, with --follow-parent', async () => {
    const args = [paperBundle(), '--data', newDataFolder(), '--follow-parent']
    const parent = `
      const { spawn } = require('node:child_process')
      spawn(process.execPath, ${JSON.stringify(args)}, { stdio: ['ignore', 'inherit', 'inherit'] })
      setInterval(() => {}, 1000)`
    const middle = spawn(process.execPath, ['-e', parent], {
      env: { ...process.env, NODE_OPTIONS: '', PAPER_TOKEN: token },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    middle.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    while (!said.includes('ready')) await once(middle.stdout, 'data')
    middle.kill('SIGKILL')
    // Its output closes when the last process that holds it, the server, has ended.
    await once(middle.stdout, 'close')
    const url = /ready (\S+)/.exec(said)?.[1] ?? ''
    await expect(fetch(`${url}/health`)).rejects.toThrow()
  })

  it('stays when its input closes, without --follow-parent', async () => {
    const paper = await startPaper([], newDataFolder(), { follow: false })
    paper.child.stdin?.end()
    expect(await paper.session.health()).toMatchObject({ ok: true })
    expect(await paper.stop()).toBe(0)
  })

  it('keeps a second server off its port and off its folder, in one sentence each', async () => {
    const paper = await startPaper([], newDataFolder())
    const { port } = new URL(paper.url)
    const complaint = `paper: --port: 127.0.0.1:${port} is taken`
    expect(await run(['--data', newDataFolder(), '--port', port])).toEqual({ code: 2, complaint })
    const second = await run(['--data', paper.data])
    expect(second.code).toBe(2)
    expect(second.complaint).toMatch(/^paper: the data folder .* is in use by process \d+$/)
    await paper.stop()
  })

  it('takes over the lock of a killed server, also when its number was given to another', async () => {
    const data = newDataFolder()
    const first = await startPaper([], data)
    await first.kill()
    expect(existsSync(join(data, 'lock'))).toBe(true)
    const second = await startPaper([], data)
    await second.kill()
    writeFileSync(join(data, 'lock'), `${process.pid} 12345`)
    const third = await startPaper([], data)
    expect(await third.stop()).toBe(0)
  })

  it.each([
    ['no data folder', [], /--data/],
    ['an unknown argument', ['--colour', 'red'], /--colour/],
    ['a word for a port', ['--port', 'high'], /--port/],
    ['a port beyond the last', ['--port', '70000'], /--port/],
    ['a speed of nothing', ['--speed', 'fast'], /--speed/],
    ['traders neither on nor off', ['--traders', 'maybe'], /--traders/],
    ['a file of prices that is missing', ['--prices', '/nowhere/eurusd.csv'], /eurusd.csv/],
    ['a token file that is missing', ['--token-file', '/nowhere'], /--token-file/],
  ])('refuses %s', async (what, args, named) => {
    const place = what === 'no data folder' ? [] : ['--data', newDataFolder()]
    const { code, complaint } = await run([...place, ...args])
    expect(code).toBe(2)
    expect(complaint).toMatch(named)
    expect(complaint.split('\n')).toHaveLength(1)
  })

  it('refuses to start without a token, or with a short one', async () => {
    const args = ['--data', newDataFolder()]
    expect((await run(args, {})).complaint).toMatch(/PAPER_TOKEN/)
    expect((await run(args, { PAPER_TOKEN: 'short' })).complaint).toMatch(/16/)
  })

  it('drops a torn last line, and refuses a damaged one in the middle', async () => {
    const data = newDataFolder()
    const first = await startPaper([], data)
    for (const comment of ['a', 'b', 'c']) {
      const input = { group: 'g', currency: 'USD', leverage: 1, name: '', comment } as const
      await first.session.openAccount(
        { ...input, balance: 0 as never },
        { idempotencyKey: comment },
      )
    }
    await first.kill()
    const journal = join(data, 'journal-000001.ndjson')
    const text = readFileSync(journal, 'utf8')
    writeFileSync(journal, text.slice(0, -10))
    const second = await startPaper([], data)
    expect(await second.session.findByComment('b')).toMatchObject({ login: '1000002' })
    expect(await second.session.findByComment('c')).toMatchObject({ login: null })
    await second.kill()
    writeFileSync(journal, text.replace('"comment":"a"', '"comment":"x"'))
    const { code, complaint } = await run(['--data', data])
    expect(code).toBe(1)
    expect(complaint).toMatch(/journal-000001.ndjson .*line 1 does not match its checksum/)
  })

  it('keeps no password in its folder', async () => {
    const paper = await startPaper([], newDataFolder())
    const input = { group: 'g', currency: 'USD', leverage: 1, name: '', comment: 'p' } as const
    const opened = await paper.session.openAccount(
      { ...input, balance: 0 as never },
      { idempotencyKey: 'p' },
    )
    const password = opened.ok ? opened.password : ''
    expect(await paper.control.passwordMatches('1000001', password)).toBe(true)
    expect(await paper.control.passwordMatches('1000001', `${password}x`)).toBe(false)
    await paper.stop()
    expect(readFileSync(join(paper.data, 'snapshot-000002.ndjson'), 'utf8')).not.toContain(password)
  })
})
