import type { Direction } from '../rules/parameters.js'

/** Whom a change is good for: the trader (`easier`), the firm (`harder`), nobody, or it depends. */
export type ForTrader = 'easier' | 'harder' | 'neither' | 'unclear'

export type Judged = { readonly forTrader: ForTrader; readonly reason: string }

const reasons = {
  room: 'There is more room.',
  lessRoom: 'There is less room.',
  asked: 'More is asked.',
  lessAsked: 'Less is asked.',
  mild: 'The new one never asks more than the old one.',
  strict: 'The new one can ask more than the old one, and never asks less.',
  depends: 'Which is easier depends on how somebody trades.',
  nothing: 'It asks nothing of the trader.',
} as const

const judged = (forTrader: ForTrader, reason: keyof typeof reasons): Judged => ({
  forTrader,
  reason: reasons[reason],
})

export const unclear = judged('unclear', 'depends')
export const neither = judged('neither', 'nothing')

/** A larger number by what a larger number means. */
export function judgeNumbers(larger: 'easier' | 'harder', before: number, after: number): Judged {
  if (before === after) return neither
  if (larger === 'easier') {
    return after > before ? judged('easier', 'room') : judged('harder', 'lessRoom')
  }
  return after > before ? judged('harder', 'asked') : judged('easier', 'lessAsked')
}

type Values = {
  readonly before: unknown
  readonly after: unknown
  /** The other parameters of the new version. */
  readonly given: Readonly<Record<string, unknown>>
}

/** For whom a change from one value to another is good, as far as the parameter's direction says. */
export function judgeChange(direction: Direction | undefined, values: Values): Judged {
  const { before, after, given } = values
  if (direction === undefined || direction === 'unclear' || direction === 'basis') return unclear
  if (direction === 'neither') return neither
  if (typeof direction === 'string') {
    if (typeof before !== 'number' || typeof after !== 'number') return unclear
    return judgeNumbers(direction === 'largerIsEasier' ? 'easier' : 'harder', before, after)
  }
  if ('by' in direction) return judgeChange(direction.is[String(given[direction.by])], values)
  if ('easierThan' in direction) {
    const [from, to] = [String(before), String(after)]
    if (direction.easierThan[to]?.includes(from)) return judged('easier', 'mild')
    return direction.easierThan[from]?.includes(to) ? judged('harder', 'strict') : unclear
  }
  return judgeOptional(direction, before, after)
}

type Optional = Extract<Direction, { readonly larger: unknown }>

function judgeOptional({ larger, empty, emptyIsZero }: Optional, before: unknown, after: unknown) {
  const none = (value: unknown) => value === null || (emptyIsZero === true && value === 0)
  if (none(before) || none(after)) {
    if (empty === 'unclear' || none(before) === none(after)) return unclear
    const becomesEmpty = none(after)
    return becomesEmpty === (empty === 'easiest')
      ? judged('easier', 'lessAsked')
      : judged('harder', 'asked')
  }
  if (typeof before !== 'number' || typeof after !== 'number') return unclear
  return judgeNumbers(larger, before, after)
}

/** What all changes together are: harder and easier ones at once are unclear. */
export function together(all: readonly ForTrader[]): ForTrader {
  if (all.includes('unclear')) return 'unclear'
  const [hasEasier, hasHarder] = [all.includes('easier'), all.includes('harder')]
  if (hasEasier && hasHarder) return 'unclear'
  if (hasHarder) return 'harder'
  return hasEasier ? 'easier' : 'neither'
}

/** Whether nothing gets stricter, so that nobody has to be asked. */
export const asksNothingMore = (all: readonly ForTrader[]): boolean =>
  all.every((each) => each === 'easier' || each === 'neither')
