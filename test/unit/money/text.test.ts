import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  currencies,
  exponentOf,
  isCurrency,
  type Currency,
} from '../../../src/domain/money/currency.js'
import { minor } from '../../../src/domain/money/minor.js'
import {
  formatMoney,
  parseMoney,
  roundDecimalText,
  toDecimalText,
} from '../../../src/domain/money/text.js'

const amounts = fc.maxSafeInteger().map(minor)
const anyCurrency = fc.constantFrom(...currencies)

describe('currencies', () => {
  it('have the exponents of ISO 4217', () => {
    expect(exponentOf('USD')).toBe(2)
    expect(exponentOf('JPY')).toBe(0)
    expect(exponentOf('KWD')).toBe(3)
  })

  it.each(['usd', 'XXX', '', 'BTC', 'toString', '__proto__'])('refuses "%s"', (code) => {
    expect(isCurrency(code)).toBe(false)
  })
})

describe('money as text', () => {
  it.each([
    [125_000, 'USD', '1,250.00', '1250.00'],
    [-5, 'USD', '−0.05', '-0.05'],
    [0, 'USD', '0.00', '0.00'],
    [1_250, 'JPY', '1,250', '1250'],
    [-1, 'JPY', '−1', '-1'],
    [1_250_001, 'KWD', '1,250.001', '1250.001'],
    [100_000_000, 'USD', '1,000,000.00', '1000000.00'],
  ] as const)('%i in minor units of %s', (amount, currency, shown, plain) => {
    expect(formatMoney(minor(amount), currency)).toBe(shown)
    expect(toDecimalText(minor(amount), currency)).toBe(plain)
  })

  it('is read back as the same amount, shown or plain, in every currency', () => {
    fc.assert(
      fc.property(amounts, anyCurrency, (amount, currency) => {
        const parsed = { ok: true, amount }
        expect(parseMoney(formatMoney(amount, currency), currency)).toEqual(parsed)
        expect(parseMoney(toDecimalText(amount, currency), currency)).toEqual(parsed)
        expect(roundDecimalText(toDecimalText(amount, currency), currency)).toBe(amount)
      }),
    )
  })
})

describe('parseMoney', () => {
  it.each([
    ['1,250', 125_000],
    ['1250.5', 125_050],
    [' -1 250.00 ', -125_000],
    ["1'250.00", 125_000],
    ['0.', 0],
    ['-0', 0],
  ])('reads "%s"', (text, amount) => {
    expect(parseMoney(text, 'USD')).toEqual({ ok: true, amount })
  })

  it.each(['', '.', '-', '1e3', '0x10', '1.2.3', '--1', '1,250 USD', 'NaN', '１２'])(
    'refuses "%s" and says what it expected',
    (text) => {
      const parsed = parseMoney(text, 'USD')
      expect(parsed).toEqual({ ok: false, message: expect.stringContaining('1,250.00 USD') })
    },
  )

  it('refuses more decimals than the currency has', () => {
    expect(parseMoney('1.001', 'USD')).toMatchObject({ ok: false })
    expect(parseMoney('1.0', 'JPY')).toMatchObject({ ok: false })
    expect(parseMoney('1.001', 'KWD')).toEqual({ ok: true, amount: 1_001 })
  })

  it('refuses what is no safe integer any more', () => {
    expect(parseMoney('90071992547409.91', 'USD')).toEqual({
      ok: true,
      amount: Number.MAX_SAFE_INTEGER,
    })
    expect(parseMoney('90071992547409.92', 'USD')).toMatchObject({ ok: false })
  })
})

describe('roundDecimalText', () => {
  it.each([
    ['1.004', 'USD', 100],
    ['1.005', 'USD', 101],
    ['-1.004', 'USD', -100],
    ['-1.005', 'USD', -101],
    ['1.00499999999999999999', 'USD', 100],
    ['1.5', 'JPY', 2],
    ['-1.5', 'JPY', -2],
    ['0.999', 'USD', 100],
    ['-0.001', 'USD', 0],
    ['7', 'USD', 700],
  ] as const)('"%s" %s is %i, half away from zero', (text, currency, amount) => {
    const rounded = roundDecimalText(text, currency)
    expect(Object.is(rounded, amount)).toBe(true)
  })

  it.each(['', 'NaN', 'Infinity', '1e5', ' 1', '1,000.00', '+1', '99999999999999999999'])(
    'answers null for "%s"',
    (text) => expect(roundDecimalText(text, 'USD')).toBeNull(),
  )

  it('is never further from the text than half a minor unit', () => {
    const digits = fc.stringMatching(/^\d{1,8}\.\d{1,9}$/)
    const texts = fc.tuple(fc.constantFrom('', '-'), digits).map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, fc.constantFrom<Currency>('USD', 'JPY', 'KWD'), (text, currency) => {
        const rounded = roundDecimalText(text, currency)
        const scale = 10n ** 9n
        const [whole = '', fraction = ''] = text.replace('-', '').split('.')
        const exact = BigInt(whole + fraction.padEnd(9, '0')) * (text.startsWith('-') ? -1n : 1n)
        const unit = scale / 10n ** BigInt(exponentOf(currency))
        const difference = BigInt(rounded ?? 0) * unit - exact
        expect(difference * 2n <= unit && difference * 2n >= -unit).toBe(true)
      }),
    )
  })
})
