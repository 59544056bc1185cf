import { z } from 'zod'

/** What a form needs to know of a parameter beside its type; read back with `schema.meta()`. */
export type ParameterMeta = {
  readonly title: string
  readonly description: string
  /** `money` is minor units, `percent` basis points. */
  readonly unit?: 'money' | 'percent' | 'days'
  readonly options?: Readonly<Record<string, string>>
}

type About = { readonly title: string; readonly description: string }

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
  })

const comparators = { '<': 'Allowed', '<=': 'Not allowed' }

/** Whether equity exactly at the floor is a breach (`<=`) or not (`<`). */
export const breachWhen = () =>
  choice(comparators, {
    title: 'At the floor exactly',
    description: 'Whether equity may touch the floor, or must stay above it.',
  })
