import { z } from 'zod'
import { basisPoints, shareOf } from '../../domain/money/basisPoints.js'
import { minor } from '../../domain/money/minor.js'
import type { CompiledPhase } from '../../domain/rules/compilePhase.js'
import { shareAmount } from '../../domain/rules/shareText.js'
import { ruleTitle } from '../limits.js'
import type { CurveEnd, StoredDay } from './curveDays.js'
import type { CurvePoint } from './thinOut.js'

/** One floor over time, as corners of a line that only runs level or upright. */
export type FloorLine = {
  /** Key of the rule. */
  readonly rule: string
  readonly title: string
  /** Name of the rule in code, such as `dailyLoss`. */
  readonly kind: string
  /** Follows the highest equity while the day runs. */
  readonly isTrailing: boolean
  /** Distance under the peak in minor units, where it is fixed. */
  readonly distance: number | null
  readonly corners: readonly CurvePoint[]
  /** What it is at the end. */
  readonly limit: number
}

type Input = {
  readonly phase: CompiledPhase
  readonly days: readonly StoredDay[]
  /** Equity, rising in `x`. */
  readonly points: readonly CurvePoint[]
  readonly end: (CurveEnd & { readonly x: number }) | null
}

/**
 * Every floor as it was. A day stores the floors it began with; a floor that follows equity is
 * traced inside the day from the highs, and never above what the next day began with.
 */
export function floorLines(input: Input): FloorLine[] {
  const { phase, days, end } = input
  const keys = [...new Set(days.flatMap(({ floors }) => floors.map(({ rule }) => rule)))]
  return keys.flatMap((rule) => {
    const { kind, trail } = styleOf(phase, rule)
    const corners = trail ? trailing(input, rule, trail) : steps(input, rule)
    const limit = end?.floors.find((floor) => floor.rule === rule)?.limit ?? corners.at(-1)?.y
    if (limit === undefined) return []
    const title = ruleTitle(phase, rule)
    const distance = trail?.distance ?? null
    return [{ rule, title, kind, isTrailing: trail !== null, distance, corners, limit }]
  })
}

type Trail = {
  readonly distance: number | null
  /** The floor that belongs to a highest equity. */
  readonly under: (peak: number) => number
}

const followsEquity = z.object({
  follows: z.literal('equity'),
  unit: z.string(),
  percent: z.number(),
  amount: z.number().nullable(),
})

function styleOf(phase: CompiledPhase, key: string) {
  const config = phase.terms.rules.find((rule) => rule.key === key)
  const share = followsEquity.safeParse(
    phase.ruleOf(key)?.parameters.safeParse(config?.parameters).data,
  )
  const trail = share.success ? trailOf(share.data, phase) : null
  return { kind: config?.rule ?? key, trail }
}

function trailOf(share: z.output<typeof followsEquity>, { terms }: CompiledPhase): Trail {
  if (share.unit === 'percentOfPeak') {
    const part = basisPoints(share.percent)
    return { distance: null, under: (peak) => peak - shareOf(minor(peak), part, 'down') }
  }
  const distance = shareAmount(share, terms)
  return { distance, under: (peak) => peak - distance }
}

const floorIn = (
  floors: StoredDay['floors'] | CurveEnd['floors'] | undefined,
  rule: string,
): number | undefined => floors?.find((floor) => floor.rule === rule)?.limit

const rightEdge = ({ days, end }: Input, index: number): number =>
  end && index === days.length - 1 ? end.x : index + 1

/** Level through each day, upright at the resets. */
function steps(input: Input, rule: string): CurvePoint[] {
  return input.days.flatMap((day, index) => {
    const y = floorIn(day.floors, rule)
    if (y === undefined) return []
    return [
      { x: index, y },
      { x: rightEdge(input, index), y },
    ]
  })
}

function trailing(input: Input, rule: string, { under }: Trail): CurvePoint[] {
  const { days, points, end } = input
  const corners: CurvePoint[] = []
  let place = 0
  for (const [index, day] of days.entries()) {
    const start = floorIn(day.floors, rule)
    const after = floorIn(days[index + 1]?.floors, rule) ?? floorIn(end?.floors, rule)
    let level = start ?? 0
    if (start !== undefined) corners.push({ x: index, y: start })
    for (let point = points[place]; point && point.x < index + 1; point = points[(place += 1)]) {
      const risen = Math.min(under(point.y), after ?? Infinity)
      if (start === undefined || risen <= level) continue
      corners.push({ x: point.x, y: level }, { x: point.x, y: risen })
      level = risen
    }
    if (start !== undefined) corners.push({ x: rightEdge(input, index), y: level })
  }
  return corners
}
