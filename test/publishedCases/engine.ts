import { Temporal } from 'temporal-polyfill'
import type { Minor } from '../../src/domain/money/minor.js'
import { compilePhase, type CompiledPhase } from '../../src/domain/rules/compilePhase.js'
import { ruleRegistry } from '../../src/domain/rules/ruleRegistry.js'
import type {
  AccountState,
  EngineInput,
  Observation,
  PhaseTerms,
  RuleConfig,
  Trade,
  Verdict,
} from '../../src/domain/rules/types.js'
import { isZone, tradingDayAt, type DayCalendar } from '../../src/domain/time/tradingDay.js'
import { Unsupported, type PublishedCase } from './publishedCase.js'
import { money } from './units.js'

const registry = ruleRegistry()

export const utc: DayCalendar = { zone: 'UTC', resetAt: '00:00' }

export const rule = (
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  key = name,
): RuleConfig => ({ key, rule: name, revision: 1, parameters })

type Phase = {
  readonly rules: readonly RuleConfig[]
  readonly calendar?: DayCalendar
  /** Where the account starts; a case without a start of its own begins where its timeline does. */
  readonly startingBalance?: Minor
}

/** The phase of a case, for an account of its size. Accounts that start at 0 are sized by their limit. */
export function phaseOf(given: PublishedCase, phase: Phase): CompiledPhase {
  const start = money(given.initialBalance)
  const size = start > 0 ? start : money(given.rule.params['amount'] ?? 1)
  const terms: PhaseTerms = {
    currency: 'USD',
    size,
    startingBalance: phase.startingBalance ?? start,
    calendar: phase.calendar ?? utc,
    rules: phase.rules,
  }
  return compilePhase(terms, registry)
}

/** What came of an event: the state after its inputs, and every verdict among them. */
export type Step = { readonly state: AccountState; readonly verdicts: readonly Verdict[] }

/** Feeds the inputs of one event after another, as the running system does. */
export function feed(
  phase: CompiledPhase,
  startAt: number,
  events: readonly (readonly EngineInput[])[],
): Step[] {
  let state = phase.start(startAt)
  return events.map((inputs) => {
    const verdicts = inputs.flatMap((input) => {
      const result = phase.evaluate(state, input)
      state = result.state
      return result.verdicts
    })
    return { state, verdicts }
  })
}

export const observation = (
  at: number,
  figures: Partial<Omit<Observation, 'kind' | 'at'>> & Pick<Observation, 'balance' | 'equity'>,
): Observation => ({
  kind: 'observation',
  at,
  openPositions: 0,
  pendingOrders: 0,
  lastOpenedAt: 0,
  ...figures,
})

const noNews = { before: 0, after: 0 }

export const trade = (
  at: number,
  given: Partial<Omit<Trade, 'kind' | 'at'>> & Pick<Trade, 'entry'>,
): Trade => ({
  kind: 'trade',
  at,
  deal: String(at),
  openedAt: at,
  lots: 100,
  remaining: given.entry === 'open' ? 100 : 0,
  profit: money(0),
  positionProfit: money(0),
  value: money(0),
  openNews: noNews,
  news: noNews,
  ...given,
})

const isDate = /^\d{4}-\d{2}-\d{2}$/
const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/

/**
 * What a text calls an instant, in UTC milliseconds. A date is its first moment in UTC; a time of
 * day that names no offset is meant on the wall clock of `zone`.
 */
export function instantIn(text: string, zone = utc.zone): number {
  if (isDate.test(text) || hasOffset.test(text)) {
    const at = Date.parse(text)
    if (!Number.isNaN(at)) return at
  } else if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
  }
  throw new Unsupported(`expected an instant, was ${text}`)
}

/** The instant of an event on the wall clock of `zone`, or the middle of its day where it names a day alone. */
export function instantWithin(event: Readonly<Record<string, unknown>>, zone: string): number {
  const { t, day } = event
  return instantIn(String(t ?? `${String(day)}T12:00:00Z`), zone)
}

export const instantOf = (event: Readonly<Record<string, unknown>>): number =>
  instantWithin(event, utc.zone)

/** `{ time: '17:00', timezone: 'America/New_York' }`; offsets such as `server (UTC+2 …)` become fixed zones. */
export function calendarOf(value: unknown, fallback: DayCalendar = utc): DayCalendar {
  if (typeof value !== 'object' || value === null) return fallback
  const { time, timezone } = value as { time?: unknown; timezone?: unknown }
  return {
    zone: zoneOf(timezone ?? fallback.zone),
    resetAt: time === undefined || time === null ? fallback.resetAt : timeOf(time),
  }
}

/** `9:30` and `09:30:00` are 09:30. */
function timeOf(value: unknown): string {
  const time = /^([01]?\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(String(value).trim())
  if (!time) throw new Unsupported(`expected a time of day, was ${String(value)}`)
  return `${(time[1] ?? '').padStart(2, '0')}:${time[2] ?? ''}`
}

/** Zones as firms call them; the summer time of the place is meant where it has one. */
const called: Readonly<Record<string, string>> = {
  GMT: 'UTC',
  Z: 'UTC',
  CET: 'Europe/Prague',
  CEST: 'Europe/Prague',
  'CE(S)T': 'Europe/Prague',
  EET: 'Europe/Athens',
  EEST: 'Europe/Athens',
  EST: 'America/New_York',
  EDT: 'America/New_York',
  ET: 'America/New_York',
  CST: 'America/Chicago',
  CDT: 'America/Chicago',
  CT: 'America/Chicago',
}

export function zoneOf(value: unknown): string {
  const text = String(value).trim()
  if (isZone(text)) return text
  const known = called[text]
  if (known !== undefined) return known
  const offset = /(?:UTC|GMT)\s*([+-])0?(\d{1,2})(?::00)?(?![\d:])/.exec(text)
  if (!offset) throw new Unsupported(`expected an IANA time zone, was ${text}`)
  // POSIX signs: Etc/GMT-3 lies three hours ahead of UTC.
  return `Etc/GMT${offset[1] === '-' ? '+' : '-'}${offset[2] ?? ''}`
}

const zonesOfFirms = [
  'UTC',
  'America/New_York',
  'America/Chicago',
  'Europe/Prague',
  'Europe/London',
  'Europe/Athens',
]

/** The wall clock of a zone at an instant: `17:00`. */
const clockIn = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString()
    .slice(0, 5)

/**
 * The calendar whose resets are exactly these instants, written as `2024-03-04T17:00:00-05:00`: the
 * first one's own offset, or a zone where the clocks change between them.
 */
export function calendarOfResets(texts: readonly string[]): DayCalendar {
  const [first] = texts
  if (first === undefined) return utc
  const offset = /T.*([+-]\d{2}):?00$/.exec(first)?.[1]
  const own = offset === undefined ? 'UTC' : zoneOf(`UTC${offset}`)
  const instants = texts.map((text) => endOfMinute(instantIn(text)))
  const found = [own, ...zonesOfFirms]
    .map((zone) => ({ zone, resetAt: clockIn(instants[0] ?? 0, zone) }))
    .find((each) => instants.every((at) => tradingDayAt(at, each).startsAt === at))
  if (found) return found
  throw new Unsupported(`expected resets at one time of day, were ${texts.join(', ')}`)
}

/** A day that ends at 23:59:59 ends with that minute: its reset is midnight. */
export const endOfMinute = (at: number): number => Math.ceil(at / 60_000) * 60_000

/** An instant as the cases write it: `2024-03-04T22:00:00Z`. */
export const utcText = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z')
