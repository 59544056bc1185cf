import { ruledOffset, type ClockRule } from './zoneOffset.js'

/** Between the broker's clock, on which epochs are counted as if it were UTC, and UTC. */
export type BrokerClock = {
  /** UTC milliseconds of what the server counts in milliseconds. */
  toUtc(brokerMs: number): number
  /** What the server counts at that moment, in milliseconds. */
  toBroker(utcMs: number): number
  /** The server's own now in UTC milliseconds. */
  serverNow(): number
  /** Takes what the server said its time is, in its seconds. */
  measure(seconds: number, span: { readonly sentAt: number; readonly receivedAt: number }): void
  isMeasured(): boolean
}

const quarterMs = 900_000
/** No zone is further away than this; what is, is a clock that goes wrong. */
const zoneMaxMs = 14 * 3_600_000

export function createBrokerClock(rule: ClockRule, now: () => number): BrokerClock {
  let fixedMs = 0
  let follows = rule !== 'fixed'
  /** How far the server's UTC is ahead of ours, at least and at most. */
  let ahead: { readonly least: number; readonly most: number } | null = null

  const offsetMs = (utcMs: number): number =>
    follows && rule !== 'fixed' ? ruledOffset(rule, utcMs) * 60_000 : fixedMs
  const toUtc = (brokerMs: number): number => {
    const near = brokerMs - offsetMs(brokerMs)
    return brokerMs - offsetMs(near)
  }
  const measure: BrokerClock['measure'] = (seconds, { sentAt, receivedAt }) => {
    const difference = seconds * 1000 - (sentAt + receivedAt) / 2
    if (Math.abs(difference) <= zoneMaxMs) {
      const measured = Math.round(difference / quarterMs) * quarterMs
      follows = rule !== 'fixed' && ruledOffset(rule, receivedAt) * 60_000 === measured
      fixedMs = measured
    }
    const utc = toUtc(seconds * 1000)
    ahead = narrowed(ahead, { least: utc - receivedAt, most: utc + 1000 - sentAt })
  }
  return {
    toUtc,
    toBroker: (utcMs) => utcMs + offsetMs(utcMs),
    serverNow: () => now() + (ahead ? Math.round((ahead.least + ahead.most) / 2) : 0),
    measure,
    isMeasured: () => ahead !== null,
  }
}

type Span = { readonly least: number; readonly most: number }

/** Whole seconds tell little; several of them tell more. A clock that was set begins anew. */
function narrowed(before: Span | null, measured: Span): Span {
  if (!before) return measured
  const least = Math.max(before.least, measured.least)
  const most = Math.min(before.most, measured.most)
  return least <= most ? { least, most } : measured
}
