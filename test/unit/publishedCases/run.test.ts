import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bundleChild, type ChildBundle } from '../../fixtures/bundleChild.js'
import type { PublishedCase } from '../../publishedCases/publishedCase.js'
import { runCase } from '../../publishedCases/run.js'
import { changesOf, withChange } from './changes.js'

const file = 'test/fixtures/publishedCases.json'
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as PublishedCase[]
const cases = read(file)
const ways = ['Losses', 'Targets', 'Days'].flatMap((name) =>
  read(`test/fixtures/published${name}.json`),
)

/** What a case asks by, not what it expects. */
const isQuestion = ({ where }: ReturnType<typeof changesOf>[number]): boolean =>
  /(^|\.)(i|day|asOf|peak)$/.test(where)

describe('published cases', () => {
  it.each([...cases, ...ways])('$id agrees', (given) => {
    expect(runCase(given)).toEqual({ id: given.id, result: 'agree', differences: [] })
  })

  const changes = [...cases, ...ways].flatMap((given) =>
    changesOf(given.expected)
      .filter((leaf) => !isQuestion(leaf))
      .map((leaf) => ({ given, id: given.id, ...leaf })),
  )

  it.each(changes)('$id differs when $where is changed to $changed', ({ given, ...leaf }) => {
    const result = runCase({ ...given, expected: withChange(given.expected, leaf) })
    expect(result.result).toBe('differ')
    expect(result.differences.map((each) => each.path)).toEqual([leaf.where])
  })

  it('differs when a figure is asked for that is not answered, or a list is longer', () => {
    const [given] = cases
    const more = { ...given, expected: { ...given?.expected, colour: 'red' } }
    expect(runCase(more)).toMatchObject({ result: 'differ', differences: [{ path: 'colour' }] })
    const longer = cases.find(({ id }) => id === 'contracts-by-profit')
    const expected = { maxMinis: [2, 2, 3] }
    expect(runCase({ ...longer, expected })).toMatchObject({ differences: [{ path: 'maxMinis' }] })
  })

  it('are off by no more than their tolerance', () => {
    const given = cases.find(({ id }) => id === 'best-day-forty-percent')
    const off = (by: number, tolerance: number) =>
      runCase({ ...given, tolerance, expected: { totalProfit: 2_250 + by } }).result
    expect([off(0.01, 0), off(0.01, 0.01), off(-0.01, 0.01), off(0.02, 0.01)]).toEqual([
      'differ',
      'agree',
      'agree',
      'differ',
    ])
  })

  it.each([
    [{ rule: { type: 'astrology', params: {} } }, 'expected a known rule, was astrology'],
    [{ rule: { type: 'other', params: { rule: 'x' } } }, 'expected a known rule, was x'],
    [
      { rule: { type: 'trailing_equity', params: { amount: 1, peakSource: 'moon' } } },
      'expected peakSource as one of equity,closed_balance, was "moon"',
    ],
    [{ initialBalance: 'much' }, 'expected number'],
    [{ timeline: undefined }, 'expected array'],
  ])('name why they are not supported: %j', (change, reason) => {
    const { result, reason: said } = runCase({ ...cases[0], ...change })
    expect({ result, said }).toEqual({
      result: 'unsupported',
      said: expect.stringContaining(reason),
    })
  })

  it('are unsupported when they are no case at all', () => {
    for (const raw of [null, 7, 'case', [], {}]) {
      expect(runCase(raw)).toMatchObject({ id: '', result: 'unsupported' })
    }
  })
})

describe('the command', () => {
  let command: ChildBundle
  beforeAll(async () => {
    command = await bundleChild('test/publishedCases/main.ts')
  })
  afterAll(() => command.remove())

  function run(text: string | null) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'published-cases-'))
    try {
      const given = path.join(folder, 'cases.json')
      if (text !== null) writeFileSync(given, text)
      const words = ['--conditions=production', command.file]
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        text === null ? words : [...words, given],
        { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
      )
      return { status, lines: stdout.trim().split('\n'), stderr }
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  it('prints a line for each case and the sums, and fails when one differs', () => {
    const good = run(readFileSync(file, 'utf8'))
    expect(good.status).toBe(0)
    expect(good.lines).toHaveLength(cases.length + 1)
    expect(good.lines.at(-1)).toBe(`${cases.length} passed, 0 failed, 0 skipped`)
    const [first] = cases
    const bad = [{ ...first, expected: { breached: false } }, { id: 'x' }]
    const { status, lines } = run(JSON.stringify(bad))
    expect(status).toBe(1)
    expect(lines.at(-1)).toBe('0 passed, 1 failed, 1 skipped')
  })

  it.each([
    ['[{', 'JSON'],
    ['{}', 'expected a JSON array'],
    [null, 'expected the path'],
  ])('says what is wrong with the file: %s', (text, message) => {
    const { status, stderr } = run(text)
    expect(status).toBe(1)
    expect(stderr).toContain(message)
  })
})
