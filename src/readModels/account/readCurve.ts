import type { Queryable } from '../../database/queryable.js'
import type { CompiledPhase } from '../../domain/rules/compilePhase.js'
import { unpackMinutes } from '../../live/tape/minutes.js'
import type { CurveDay, CurveEnd, StoredDay } from './curveDays.js'
import { curveDaysSql } from './daysSql.js'
import { floorLines, type FloorLine } from './floorLines.js'
import { thinOut, type CurvePoint } from './thinOut.js'

/** Days drawn, and how many of them minute by minute; older days keep their extremes. */
const daysMax = 400
const minuteDays = 45
/** A screen has no more columns to draw into. */
const columns = 700

/** Equity and floors as they were. `x` counts days: 2.5 is the middle of the third. */
export type Curve = {
  readonly days: readonly CurveDay[]
  /** The edges of the drawing: whole days, or of a single day the hours that are told. */
  readonly from: number
  readonly to: number
  readonly equity: readonly CurvePoint[]
  readonly floors: readonly FloorLine[]
  readonly peak: CurvePoint | null
}

type Row = StoredDay & { readonly minutes: Buffer | null }

type Options = { readonly phase: CompiledPhase; readonly end: CurveEnd | null }

/** The equity curve of an account with its floors, ready to draw. */
export async function readCurve(
  q: Queryable,
  accountId: string,
  { phase, end }: Options,
): Promise<Curve> {
  const { rows } = await q.query<Row>(curveDaysSql, [accountId, daysMax, minuteDays])
  const last = rows[0]
  const days = rows
    .filter((day) => day.open !== null || day === last)
    .filter((day) => end === null || day.startsAt <= end.at)
    .reverse()
  const observed = withEnd(
    days.flatMap((day, index) => dayPoints(day, index)),
    end && { x: placeOf(days, end.at), y: end.equity },
  )
  const { from, to } = edgesOf(days, observed)
  // What was so before the first edge, was so there.
  const points = observed.map(({ x, y }) => ({ x: Math.max(x, from), y }))
  return {
    days: days.map(({ date, startsAt, endsAt }) => ({ date, startsAt, endsAt })),
    from,
    to,
    equity: thinOut(points, (to - from) / columns),
    floors: floorLines({ phase, days, points, end: end && { ...end, x: placeOf(days, end.at) } }),
    peak: highest(points),
  }
}

/** No drawing covers less: a jump is a jump, however short the story. */
const edgesMinMs = 60_000

/** A single day begins with its first movement and ends with its last: the rest of it would be empty. */
function edgesOf(
  days: readonly CurveDay[],
  points: readonly CurvePoint[],
): Pick<Curve, 'from' | 'to'> {
  const [day] = days
  const last = points.at(-1)
  if (!day || !last || days.length > 1) return { from: 0, to: days.length }
  const least = edgesMinMs / (day.endsAt - day.startsAt)
  // The first point is the start of the day itself.
  const from = Math.min(points[1]?.x ?? 0, Math.max(last.x - least, 0))
  return { from, to: Math.max(last.x, from + least) }
}

/** Where an instant stands on the axis of days. */
export function placeOf(days: readonly CurveDay[], at: number): number {
  const found = days.findIndex((day) => at < day.endsAt)
  const index = found === -1 ? days.length - 1 : found
  const day = days[index]
  if (!day) return 0
  const share = (at - day.startsAt) / (day.endsAt - day.startsAt)
  return index + Math.min(Math.max(share, 0), 1)
}

/** What came after `end` is not part of the story; the end itself is exact, the minutes are not. */
function withEnd(points: readonly CurvePoint[], end: CurvePoint | null): CurvePoint[] {
  if (end === null) return [...points]
  return [...points.filter(({ x }) => x < end.x), end]
}

const minuteMs = 60_000

function dayPoints(day: Row, index: number): CurvePoint[] {
  const width = day.endsAt - day.startsAt
  const at = (ms: number, y: number): CurvePoint => ({ x: index + ms / width, y })
  if (day.minutes === null) return extremes(day, at)
  const points = [at(0, day.startEquity)]
  let before = day.startEquity
  for (const minute of unpackMinutes(day.minutes)) {
    const start = minute.minute * minuteMs
    const low = at(start + minute.lowAt, minute.low)
    const high = at(start + minute.highAt, minute.high)
    points.push(at(start, before))
    points.push(...(minute.lowAt < minute.highAt ? [low, high] : [high, low]))
    points.push(at(start + minuteMs - 1, minute.close))
    before = minute.close
  }
  return points
}

/** A day whose minutes are not loaded: its order of high and low is not known, so both are drawn at noon. */
function extremes(day: StoredDay, at: (ms: number, y: number) => CurvePoint): CurvePoint[] {
  const width = day.endsAt - day.startsAt
  const start = at(0, day.startEquity)
  if (day.high === null || day.low === null || day.close === null) return [start]
  return [start, at(width / 2, day.high), at(width / 2, day.low), at(width - 1, day.close)]
}

const highest = (points: readonly CurvePoint[]): CurvePoint | null =>
  points.reduce<CurvePoint | null>(
    (best, point) => (best === null || point.y > best.y ? point : best),
    null,
  )
