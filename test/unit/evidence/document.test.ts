import { describe, expect, it } from '@jest/globals'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import type { RulingRecord } from '../../../src/domain/rulings/rulingRecord.js'
import { sealEvidence, type Evidence } from '../../../src/domain/rulings/evidence.js'
import { audiences, type Audience } from '../../../src/evidence/evidenceDocument.js'
import { layOut } from '../../../src/evidence/layout/layOut.js'
import { scaleOf } from '../../../src/evidence/layout/drawChart.js'
import { linesOf, page } from '../../../src/evidence/layout/marks.js'
import { makeDocument } from '../../../src/evidence/makeDocument.js'
import { printable } from '../../../src/evidence/printable.js'
import { renderPdf } from '../../../src/evidence/renderPdf.js'
import { breachEvidence, expiryEvidence, passEvidence } from '../../fixtures/evidence.js'

const rules = ruleRegistry()

const record: RulingRecord = {
  firm: 'Fairlead',
  reference: 'R-20418',
  standing: 'confirmed',
  traderReference: 'T-1003',
  decision: { by: 'Dana Okafor', reason: 'looked at the platform log' },
  order: { reference: 'O-1009', checkoutReference: 'ch_3P8x', paidAt: Date.UTC(2026, 10, 1, 9) },
  agreements: [
    {
      title: 'Trader agreement',
      version: 3,
      hash: 'ab12'.repeat(16),
      acceptedAt: Date.UTC(2026, 10, 1, 10),
    },
  ],
}

/** As if each letter were half as wide as it is high. */
const measure = (text: string, _font: string, size: number) => text.length * size * 0.5

function documentOf(audience: Audience, evidence: unknown = breachEvidence()) {
  const document = makeDocument({ evidence, record, audience, rules })
  if (!document) throw new Error('expected a document')
  return document
}

const wordsOf = (audience: Audience, evidence?: unknown): string =>
  layOut(documentOf(audience, evidence), measure)
    .flat()
    .flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
    .join(' ')

/** The same with a doubt in the verdict, sealed anew. */
function doubted(): Evidence {
  const { verdict, ...rest } = breachEvidence()
  return sealEvidence(
    { ...rest, verdict: { ...verdict, doubts: ['staleObservation'] } },
    { previousHash: null },
  )
}

describe('the document of a ruling', () => {
  it.each(audiences)('tells %s rule, formula, moment, source, sampling and hash', (audience) => {
    const evidence = breachEvidence()
    const words = wordsOf(audience, evidence)
    for (const fact of [
      'Breach: Daily loss limit',
      'Equity 95,966.25 was 23.75 under the floor 95,990.00.',
      'A-5488, platform login 5104882',
      'One-Step Trail 100K, version 4',
      '12 November 2026, 09:00:41.328 Europe/Prague',
      'MT5 live-02 (mt5), equity as the platform reported it',
      'looked at every 1.008 s',
      'Floor for 12 November',
      '49.00 over the floor, 1.008 s earlier',
      evidence.hash,
      'agrees in every figure',
    ]) {
      expect(words).toContain(fact)
    }
  })

  it('names staff, their reasons and their doubts to the operator alone', () => {
    const internal = ['Dana Okafor', 'looked at the platform log', 'The figure was old']
    for (const text of internal) expect(wordsOf('operator', doubted())).toContain(text)
    for (const audience of ['trader', 'processor'] as const) {
      for (const text of internal) expect(wordsOf(audience, doubted())).not.toContain(text)
    }
  })

  it('shows a processor what was bought and accepted, and no more observations than it needs', () => {
    const words = wordsOf('processor')
    expect(words).toContain('paid 2026-11-01T09:00:00.000Z, checkout ch_3P8x, program version 4')
    expect(words).toContain('Trader agreement, version 3')
    expect(words).toContain('ab12ab12')
    expect(words).not.toContain('Every observation of the evidence')
    expect(wordsOf('trader')).toContain('Every observation of the evidence')
  })

  it('is made for passes and expiries too', () => {
    expect(wordsOf('trader', passEvidence())).toContain('Balance 110,000.50 reached the target')
    expect(wordsOf('trader', expiryEvidence())).toContain('Expiry: ')
  })

  it('says so when a replay of the stored evidence disagrees', () => {
    const forged = { ...breachEvidence(), floors: [1, 2] }
    expect(wordsOf('operator', forged)).toContain('DISAGREES at floors.0: recorded 1')
  })

  it('is not made of what cannot be laid open', () => {
    expect(makeDocument({ evidence: {}, record, audience: 'operator', rules })).toBeNull()
    const { terms, ...rest } = breachEvidence()
    const foreign = terms.rules.map((rule) => ({ ...rule, rule: 'acmeNews' }))
    const evidence = { ...rest, terms: { ...terms, rules: foreign } }
    expect(makeDocument({ evidence, record, audience: 'operator', rules })).toBeNull()
  })

  it('stays inside the page, each with its number', () => {
    const pages = layOut(documentOf('operator'), measure)
    expect(pages.length).toBeGreaterThan(1)
    for (const [index, marks] of pages.entries()) {
      const words = marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : []))
      expect(words.some(({ text }) => text === `${index + 1} of ${pages.length}`)).toBe(true)
      for (const { x, y } of words) {
        expect(x).toBeGreaterThanOrEqual(page.margin)
        expect(y).toBeLessThan(page.height)
      }
    }
  })

  it('begins no page with rows of a table that nobody can name', () => {
    const pages = layOut(documentOf('operator'), measure)
    const wordsOn = (marks: (typeof pages)[number]) =>
      marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
    const tables = pages.filter(
      (marks) => wordsOn(marks).filter((text) => /^\d\d:\d\d:\d\d\.\d{3}$/.test(text)).length > 5,
    )
    expect(tables.length).toBeGreaterThan(1)
    for (const marks of tables) expect(wordsOn(marks)).toContain('Received after')
  })
})

describe('the PDF of a ruling', () => {
  it('has the same bytes each time, whenever and wherever it is made', async () => {
    const first = await renderPdf(documentOf('operator'))
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const second = await renderPdf(documentOf('operator'))
    expect(first.subarray(0, 5).toString()).toBe('%PDF-')
    expect(first.equals(second)).toBe(true)
    expect((await renderPdf(documentOf('trader'))).equals(first)).toBe(false)
  })
})

describe('text for fonts that do not show every letter', () => {
  it.each([
    ['−23.75', '–23.75'],
    ['Łódź Challenge', 'Lódz Challenge'],
    ['Žižkov €5', 'Žižkov €5'],
    ['Проп 100K', 'instead'],
    ['挑战', 'instead'],
    ['flag 🏁', 'instead'],
    ['two\nlines', 'two lines'],
  ])('%j is shown as %j', (given, shown) => {
    expect(printable(given, 'instead')).toBe(shown)
  })

  it('names a program by its version where its name would come out broken', () => {
    const words = wordsOf('trader', breachEvidence({ about: { program: '挑战' } }))
    expect(words).toContain('version 4 (7c1e04b97c1e04b9')
    expect(words).not.toContain('挑战')
  })
})

describe('lines and scales', () => {
  it('breaks words that are longer than a line', () => {
    const lines = linesOf('short ' + 'x'.repeat(50), 100, { measure, font: 'regular', size: 10 })
    expect(lines.join('').replace(' ', '')).toBe('short' + 'x'.repeat(50))
    for (const line of lines) expect(measure(line, 'regular', 10)).toBeLessThanOrEqual(100)
  })

  it('covers every amount with round steps, also a single one', () => {
    for (const amounts of [[9_596_625, 9_999_000], [5], [-3_000, 4_000]]) {
      const { low, high, ticks } = scaleOf(amounts)
      expect(low).toBeLessThanOrEqual(Math.min(...amounts))
      expect(high).toBeGreaterThanOrEqual(Math.max(...amounts))
      expect(ticks.length).toBeGreaterThan(1)
      expect(ticks.length).toBeLessThan(12)
    }
  })
})
