import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { bundleChild, type ChildBundle } from '../../fixtures/bundleChild.js'
import { canonicalJson } from '../../../src/domain/rules/canonicalJson.js'
import { hashOfEvidence, type Evidence } from '../../../src/domain/rulings/evidence.js'
import {
  breachEvidence,
  expiryEvidence,
  fileOf,
  leavesOf,
  passEvidence,
} from '../../fixtures/evidence.js'

let folder: string
let propFirm: ChildBundle
beforeAll(async () => {
  propFirm = await bundleChild('src/cli/propFirm.ts')
  folder = await mkdtemp(path.join(os.tmpdir(), 'prop-firm-replay-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await propFirm.remove()
})

type Run = { readonly code: number; readonly out: string; readonly problem: string }

/** As an auditor would: a process of its own, without any of our variables. */
const replay = (...args: string[]): Promise<Run> =>
  new Promise((resolve) => {
    const command = ['--conditions=production', propFirm.file, 'replay']
    execFile(
      process.execPath,
      [...command, ...args],
      {
        env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' },
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, out, problem) => resolve({ code: error ? Number(error.code) : 0, out, problem }),
    )
  })

let count = 0
async function put(text: string, name = `evidence-${(count += 1)}.json`): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, text)
  return file
}

const reseal = (file: Record<string, unknown>) => ({
  ...file,
  hash: hashOfEvidence(file as unknown as Evidence),
})

describe('prop-firm replay', () => {
  it('agrees with a file as it was downloaded, and says the ruling in words', async () => {
    const evidence = breachEvidence()
    const { code, out } = await replay(await put(canonicalJson(evidence)))
    expect(out).toContain('Ruling R-20418: breach, Daily loss limit')
    expect(out).toContain('Account A-5488, login 5104882, One-Step Trail 100K version 4')
    expect(out).toContain('Floor for 12 November: 95,990.00')
    expect(out).toContain('Figures from MT5 live-02 (mt5), looked at every 1.008 s.')
    expect(out).toContain(evidence.hash)
    expect(out).toContain('AGREES: 43 inputs')
    expect(code).toBe(0)
  }, 60_000)

  it('refuses a file in which any single value was changed', async () => {
    const file = fileOf(breachEvidence())
    const leaves = leavesOf(file)
    expect(leaves.length).toBeGreaterThan(500)
    const names: string[] = []
    for (const leaf of leaves) {
      leaf.change()
      names.push(await put(JSON.stringify(file)))
      leaf.restore()
    }
    const { code, out } = await replay(...names)
    expect(code).toBe(1)
    const sections = out.split('\n\n').filter((section) => section.includes('.json'))
    expect(sections).toHaveLength(leaves.length)
    const accepted = sections.filter((section) => !section.includes('DISAGREES'))
    expect(accepted.map((section) => leaves[sections.indexOf(section)]?.path)).toEqual([])
    expect(out).not.toContain('  AGREES:')
  }, 120_000)

  it('says where the first difference is, though the hash was made anew', async () => {
    const file = fileOf(breachEvidence())
    const verdict = file.verdict as Record<string, unknown>
    const forged = reseal({ ...file, verdict: { ...verdict, figure: 9_596_624 } })
    const { code, out } = await replay(await put(JSON.stringify(forged)))
    expect(code).toBe(1)
    expect(out).toContain('DISAGREES at verdict.figure: recorded 9596624, recomputed 9596625.')
  }, 60_000)

  it('refuses text that two readers could read differently', async () => {
    const text = JSON.stringify(breachEvidence())
    const twice = text.replace('"verdict":{', '"verdict":{"figure":1,')
    const precise = text.replace('"engine":1', '"engine":1.00000000000000000001')
    const { code, out } = await replay(await put(twice), await put(precise))
    expect(code).toBe(1)
    expect(out.match(/DISAGREES: expected JSON that can be read in one way only/g)).toHaveLength(2)
  }, 60_000)

  it('checks the chain between the files, in whatever order they are given', async () => {
    const first = breachEvidence()
    const second = expiryEvidence({ previousHash: first.hash, about: { ruling: 'R-20419' } })
    const third = passEvidence({ previousHash: second.hash, about: { ruling: 'R-20420' } })
    const [a, b, c] = [
      await put(canonicalJson(first)),
      await put(canonicalJson(second)),
      await put(canonicalJson(third)),
    ]
    const whole = await replay(c, a, b)
    expect(whole.out).toContain('Chain of account A-5488: intact, R-20418 < R-20419 < R-20420')
    expect(whole.code).toBe(0)
    const gap = await replay(a, c)
    expect(gap.out).toContain('Chain of account A-5488: BROKEN')
    expect(gap.code).toBe(1)
    const fork = passEvidence({ previousHash: first.hash, about: { ruling: 'R-20421' } })
    const forked = await replay(a, b, await put(canonicalJson(fork)))
    expect(forked.out).toContain('BROKEN, two rulings follow ruling R-20418')
    expect(forked.code).toBe(1)
  }, 60_000)

  it('compares with a hash that somebody kept', async () => {
    const evidence = breachEvidence()
    const file = await put(canonicalJson(evidence))
    expect((await replay(file, '--hash', evidence.hash)).code).toBe(0)
    const other = await replay(file, '--hash', 'a'.repeat(64))
    expect(other.code).toBe(1)
    expect(other.problem).toContain('none of the files has the hash aaaa')
  }, 60_000)

  it('names a rule that is not built in instead of guessing', async () => {
    const file = fileOf(breachEvidence())
    const terms = file.terms as { rules: { rule: string }[] }
    const [rule] = terms.rules
    if (rule) rule.rule = 'acmeNews'
    const { code, out } = await replay(await put(JSON.stringify(reseal(file))))
    expect(code).toBe(1)
    expect(out).toContain('DISAGREES: rule acmeNews, revision 1, is not built in')
  }, 60_000)

  it('says what is missing', async () => {
    const { code, problem } = await replay()
    expect(code).toBe(1)
    expect(problem).toContain('usage: prop-firm replay FILE...')
  }, 60_000)
})
