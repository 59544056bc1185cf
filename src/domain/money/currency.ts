/**
 * Minor-unit exponents of the currencies a firm may use, from ISO 4217 (list one, amendment 176).
 * A currency that is not listed is refused rather than guessed.
 */
const exponents = {
  AED: 2,
  AUD: 2,
  BHD: 3,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  CNY: 2,
  COP: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  HUF: 2,
  IDR: 2,
  ILS: 2,
  INR: 2,
  JOD: 3,
  JPY: 0,
  KES: 2,
  KRW: 0,
  KWD: 3,
  MXN: 2,
  MYR: 2,
  NGN: 2,
  NOK: 2,
  NZD: 2,
  OMR: 3,
  PHP: 2,
  PLN: 2,
  RON: 2,
  SAR: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TND: 3,
  TRY: 2,
  TWD: 2,
  UAH: 2,
  USD: 2,
  VND: 0,
  ZAR: 2,
} as const

export type Currency = keyof typeof exponents

export const currencies = Object.keys(exponents) as Currency[]

export const isCurrency = (code: string): code is Currency => Object.hasOwn(exponents, code)

/** Digits after the decimal point: 2 for USD, 0 for JPY, 3 for KWD. */
export const exponentOf = (currency: Currency): number => exponents[currency]
