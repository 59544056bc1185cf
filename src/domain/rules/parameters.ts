import { z } from 'zod'

/**
 * For whom a change of a parameter is good. `larger…`: a larger number is easier, or harder, for the
 * trader. `basis`: how other parameters are read; the amounts they come to are compared instead.
 * `neither`: it asks nothing of anybody. `unclear`: it depends on how somebody trades.
 */
export type Direction =
  | PlainDirection
  /** It depends on what another parameter is. */
  | { readonly by: string; readonly is: Readonly<Record<string, PlainDirection>> }
  /** For numbers that may be left out; `emptyIsZero` where 0 says that it is. */
  | {
      readonly larger: 'easier' | 'harder'
      readonly empty: 'easiest' | 'hardest' | 'unclear'
      readonly emptyIsZero?: true
    }
  /** Each option with those that are always harder; pairs that it does not name are unclear. */
  | { readonly easierThan: Readonly<Record<string, readonly string[]>> }

type PlainDirection = 'largerIsEasier' | 'largerIsHarder' | 'basis' | 'neither' | 'unclear'

/** What a form needs to know of a parameter beside its type; read back with `schema.meta()`. */
export type ParameterMeta = {
  readonly title: string
  readonly description: string
  /** `money` is minor units, `percent` basis points, `lots` hundredths, `factor` hundredths too. */
  readonly unit?: 'money' | 'percent' | 'days' | 'lots' | 'factor' | 'seconds' | 'minutes' | 'count'
  /** Shown only while another parameter has one of these values. */
  readonly when?: Readonly<Record<string, readonly (string | boolean | null)[]>>
  readonly options?: Readonly<Record<string, string>>
  /** Without one a change counts as `unclear`. */
  readonly direction?: Direction
  /** Two rules of one name in a phase must differ in one of these, or they set one thing. */
  readonly distinguishes?: true
}

type About = Omit<ParameterMeta, 'unit' | 'options'>

/** An amount in minor units that may be left out (null). */
export const optionalMoney = (about: About) =>
  z
    .int()
    .min(0)
    .nullable()
    .default(null)
    .meta({ ...about, unit: 'money' })

/** An amount in minor units, 0 unless given. */
export const moneyOrZero = (about: About) =>
  z
    .int()
    .min(0)
    .default(0)
    .meta({ ...about, unit: 'money' })

/** A share in basis points, 1 to 10,000. */
export const percent = (initial: number, about: About) =>
  z
    .int()
    .min(1)
    .max(10_000)
    .default(initial)
    .meta({ ...about, unit: 'percent' })

/** A share in basis points that may be left out (null). */
export const optionalPercent = (about: About) =>
  z
    .int()
    .min(1)
    .max(10_000)
    .nullable()
    .default(null)
    .meta({ ...about, unit: 'percent' })

/** A whole number from `least`. */
export const count = (initial: number, about: About & { readonly least?: number }) => {
  const { least = 0, ...meta } = about
  return z
    .int()
    .min(least)
    .max(1_000_000)
    .default(initial)
    .meta({ ...meta, unit: 'count' })
}

/** A length of time in whole seconds or minutes. */
export const duration = (
  initial: number,
  about: About & { readonly unit: 'seconds' | 'minutes' },
) => z.int().min(0).max(1_000_000).default(initial).meta(about)

/** Hundredths of a lot or contract that may be left out (null). */
export const optionalLots = (about: About) =>
  z
    .int()
    .min(1)
    .max(100_000_000)
    .nullable()
    .default(null)
    .meta({ ...about, unit: 'lots' })

/** A wall-clock time such as 15:45 that may be left out (null): the program's reset. */
export const optionalTime = (about: About) =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 15:45')
    .nullable()
    .default(null)
    .meta(about)

/** A number of days, 1 to 1,000. */
export const days = (initial: number, about: About) =>
  z
    .int()
    .min(1)
    .max(1_000)
    .default(initial)
    .meta({ ...about, unit: 'days' })

export const yesNo = (initial: boolean, about: About) => z.boolean().default(initial).meta(about)

/** One of several: the first option is the default, the values are what a person reads. */
export function choice<const Option extends string>(
  options: Readonly<Record<Option, string>>,
  about: About,
) {
  const values = Object.keys(options) as [Option, ...Option[]]
  return z
    .enum(values)
    .default(values[0] as never)
    .meta({ ...about, options })
}

const roundings = {
  halfAwayFromZero: 'To the nearest minor unit',
  down: 'Down',
  up: 'Up',
}

/** How a percentage that falls between two minor units is rounded before it is compared. */
export const rounding = () =>
  choice(roundings, {
    title: 'Rounding',
    description: 'How a limit that is a percentage is rounded to the minor unit.',
    direction: { easierThan: { up: ['halfAwayFromZero', 'down'], halfAwayFromZero: ['down'] } },
  })

const comparators = { '<': 'Allowed', '<=': 'Not allowed' }

/** Whether equity exactly at the floor is a breach (`<=`) or not (`<`). */
export const breachWhen = () =>
  choice(comparators, {
    title: 'At the floor exactly',
    description: 'Whether equity may touch the floor, or must stay above it.',
    direction: { easierThan: { '<': ['<='] } },
  })

/** Whether equity alone is held against a floor, or the closed balance too. */
export const testedValue = () =>
  choice(
    { equity: 'Equity', balanceOrEquity: 'Equity and balance, whichever is lower' },
    {
      title: 'Tested',
      description: 'What is held against the floor.',
      direction: { easierThan: { equity: ['balanceOrEquity'] } },
      distinguishes: true,
    },
  )

const consequences = {
  breach: 'The account ends',
  record: 'It is recorded',
  closePositions: 'Positions are closed',
  blockUntilReset: 'No new trades until the next reset',
  pauseUntilReset: 'Positions are closed, no trading until the next reset',
}

export type Consequence = keyof typeof consequences

const milderThan: Partial<Readonly<Record<Consequence, readonly Consequence[]>>> = {
  record: ['closePositions', 'blockUntilReset', 'pauseUntilReset', 'breach'],
  closePositions: ['pauseUntilReset', 'breach'],
  blockUntilReset: ['pauseUntilReset', 'breach'],
  pauseUntilReset: ['breach'],
}

const milderOf = (offered: readonly Consequence[]) =>
  Object.fromEntries(
    offered.map((each) => [
      each,
      (milderThan[each] ?? []).filter((harder) => offered.includes(harder)),
    ]),
  )

/** What a violation leads to; the first offered is the default. */
export const consequence = <const Offered extends Consequence>(offered: readonly Offered[]) =>
  choice(
    Object.fromEntries(offered.map((each) => [each, consequences[each]])) as Record<
      Offered,
      string
    >,
    {
      title: 'Consequence',
      description: 'What follows when the rule is broken.',
      direction: { easierThan: milderOf(offered) },
      distinguishes: true,
    },
  )
