import type { Currency } from '../money/currency.js'
import type { Minor } from '../money/minor.js'
import { amountOf, sizeTableSchema, type SizeOf } from '../payouts/figure.js'
import type { PhaseTerms } from '../rules/types.js'
import { grownTerms } from '../scaling/grownTerms.js'
import type { PlatformMapping, ProgramTerms } from './terms.js'

type Choice = {
  readonly phase: string
  /** As it is sold. */
  readonly size: Minor
  readonly currency: Currency
  /** The size that the account has grown to; null or absent while it has not. */
  readonly grown?: Minor | null
}

/** What the engine needs of a version for one phase and size, or null where the version has none. */
export function phaseTerms(terms: ProgramTerms, choice: Choice): PhaseTerms | null {
  const phase = terms.phases.find(({ key }) => key === choice.phase)
  const size = terms.sizes.find(
    (each) => each.size === choice.size && each.currency === choice.currency,
  )
  if (!phase || !size) return null
  const own: PhaseTerms = {
    currency: size.currency,
    size: size.size,
    startingBalance: size.startingBalance ?? size.size,
    calendar: terms.calendar,
    rules: phase.rules.map((rule) => ({
      ...rule,
      parameters: amountsForSize(rule.parameters, size),
    })),
  }
  return choice.grown == null ? own : grownTerms(own, choice.grown, terms.scaling)
}

/**
 * Figures of a rule are one value, or a table by size and currency, as payout terms have them, in its
 * lists too; the engine knows one size alone.
 *
 * @throws DomainFault when a table has no row for the size: publishing checks that it has
 */
function amountsForSize(
  parameters: Readonly<Record<string, unknown>>,
  size: SizeOf,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, forSize(value, size)]),
  )
}

function forSize(value: unknown, size: SizeOf): unknown {
  if (Array.isArray(value)) return value.map((each) => forSize(each, size))
  if (typeof value !== 'object' || value === null) return value
  const table = sizeTableSchema.safeParse(value)
  return table.success
    ? amountOf(table.data, size)
    : amountsForSize(value as Readonly<Record<string, unknown>>, size)
}

/** The platform mapping of a phase, size and currency: the first row that fits, the most special first. */
export function platformMapping(terms: ProgramTerms, choice: Choice): PlatformMapping | null {
  const fitting = terms.platformMap.filter(
    (row) =>
      (row.phase === 'any' || row.phase === choice.phase) &&
      (row.size === undefined || row.size === choice.size) &&
      (row.currency === undefined || row.currency === choice.currency),
  )
  const special = (row: PlatformMapping) =>
    Number(row.phase !== 'any') +
    Number(row.size !== undefined) +
    Number(row.currency !== undefined)
  return fitting.sort((a, b) => special(b) - special(a))[0] ?? null
}

/**
 * One connection of a mapping, in proportion to the weights, chosen by `draw` in [0, 1). `except`
 * leaves out connections that failed.
 */
export function chooseConnection(
  mapping: PlatformMapping,
  draw: number,
  except: readonly string[] = [],
): string | null {
  const open = mapping.connections.filter(({ connection }) => !except.includes(connection))
  const total = open.reduce((sum, each) => sum + each.weight, 0)
  let rest = draw * total
  for (const { connection, weight } of open) {
    rest -= weight
    if (rest < 0) return connection
  }
  return open.at(-1)?.connection ?? null
}
