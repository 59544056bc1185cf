import type { LimitStanding } from '../rules/types.js'

/** When somebody is warned; each level once a day. */
export type WarningSettings = {
  /** Percent of a limit that are used, rising. Default 50, 70, 90. */
  readonly bands: readonly number[]
  /** Percent of a target that are reached. */
  readonly target: number
  /** Days that are left until a deadline, falling. */
  readonly daysLeft: readonly number[]
}

export const defaultWarnings: WarningSettings = {
  bands: [50, 70, 90],
  target: 80,
  daysLeft: [7, 3, 1],
}

export type Warning = {
  readonly rule: string
  readonly kind: 'limitUsed' | 'targetNear' | 'deadlineNear'
  /** Percent used, percent reached, or days left. */
  readonly level: number
  readonly standing: LimitStanding
}

const dayMs = 86_400_000

/** The highest level that each rule of an account has reached at `now`; nothing for the others. */
export function warningsOf(
  limits: readonly LimitStanding[],
  now: number,
  settings: WarningSettings,
): Warning[] {
  return limits.flatMap((standing): Warning[] => {
    const { rule } = standing
    if (standing.sense === 'deadline') {
      const level = daysLevel(standing.limit - now, settings.daysLeft)
      return level === null ? [] : [{ rule, kind: 'deadlineNear', level, standing }]
    }
    if (standing.sense === 'goal') {
      const { target: level } = settings
      const isNear = standing.unit === 'money' && standing.used >= level * 100
      return isNear && standing.used < 10_000 ? [{ rule, kind: 'targetNear', level, standing }] : []
    }
    // Holding ten of fifteen lots is trading, not trouble.
    if (standing.unit === 'lots' || standing.unit === 'count') return []
    const level = Math.max(0, ...settings.bands.filter((band) => standing.used >= band * 100))
    return level === 0 ? [] : [{ rule, kind: 'limitUsed', level, standing }]
  })
}

/** The smallest level that the time left is within; null where there is more time, or none. */
function daysLevel(left: number, levels: readonly number[]): number | null {
  if (left <= 0) return null
  const within = levels.filter((days) => left <= days * dayMs)
  return within.length === 0 ? null : Math.min(...within)
}
