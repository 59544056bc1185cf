import { describe, expect, it } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { arithmeticIn } from './arithmeticIn.js'

const folder = fileURLToPath(new URL('../../publishedCases/families', import.meta.url))
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)

describe('the translator of published cases', () => {
  it('has sources to look at', () => {
    expect(sources).toContain('all.ts')
    expect(sources.length).toBeGreaterThan(3)
  })

  it.each(sources)('only names things: %s computes nothing', (name) => {
    expect(arithmeticIn(readFileSync(join(folder, name), 'utf8'))).toEqual([])
  })
})

describe('arithmeticIn', () => {
  it.each([
    'const a = b + c',
    'const a = b - 1',
    'const a = b * c',
    'const a = b / 2',
    'const a = b % 2',
    'const a = b ** 2',
    'a += b',
    'a -= b',
    'a *= b',
    'a /= b',
    'a %= b',
    'a++',
    '--a',
    'const a = -b',
    'const a = +b',
    'const a = Math.round(b)',
    'const { max } = Math',
    'const a = (event) => event.profit as number * 0.8',
    'const a = `${b + c}`',
    'const a = { payout: balance - 100_000 }',
    'const a = list.reduce((sum, one) => sum + one, 0)',
    'const a = "1" + b',
  ])('finds it in %s', (source) => {
    expect(arithmeticIn(source).length).toBeGreaterThan(0)
  })

  it.each([
    'const a = list.at(-1)',
    'const a = !b',
    'const a = b < c && b !== 0',
    '// b + c',
    'const a = "b + c"',
    'const a = /b+c*/',
    'const a = `b + ${c}`',
    'import * as all from "./all.js"',
    'const a = b ?? -1',
  ])('finds none in %s', (source) => {
    expect(arithmeticIn(source)).toEqual([])
  })

  it('says where', () => {
    expect(arithmeticIn('const a = 1\nconst b = a * 2')).toEqual([{ line: 2, text: 'a * 2' }])
  })
})
