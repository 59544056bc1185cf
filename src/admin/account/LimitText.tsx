import { minor, subtract } from '../../domain/money/minor.js'
import type { NamedLimit } from '../../readModels/limits.js'
import { amountText } from '../parts/amounts.js'
import { dateText } from '../parts/dates.js'
import { Shape, type Tone } from '../parts/Shape.js'

type Props = { readonly limit: NamedLimit; readonly currency: string; readonly zone: string }

/** Another limit beside the one that decided: kept, with the room left, or not. */
export function LimitText({ limit, currency, zone }: Props) {
  const { name, tone, text } = limitWords(limit, { currency, zone })
  return (
    <div>
      <dt>{name}</dt>
      <dd className="pf-mark">
        <Shape tone={tone} /> {text}
      </dd>
    </div>
  )
}

/** Limits that a phase is passed by, apart from those that end it. */
export const isGoal = (kind: string): boolean => kind === 'profitTarget' || kind === 'tradingDays'

type Words = { readonly name: string; readonly tone: Tone; readonly text: string }

export function limitWords(limit: NamedLimit, place: Omit<Props, 'limit'>): Words {
  const { title, unit, kind } = limit
  if (unit === 'time') {
    return { name: title, tone: 'neutral', text: `until ${dateText(limit.limit, place.zone)}` }
  }
  if (unit === 'days') {
    const met = limit.figure >= limit.limit
    return {
      name: title,
      tone: met ? 'done' : 'waiting',
      text: `${limit.figure} of ${limit.limit} days`,
    }
  }
  return kind === 'profitTarget' ? goalWords(limit, place) : floorWords(limit, place)
}

function goalWords(
  { title, limit, figure }: NamedLimit,
  { currency }: Omit<Props, 'limit'>,
): Words {
  const left = subtract(minor(limit), minor(figure))
  const name = `${title}, ${amountText(limit, currency)}`
  return left <= 0
    ? { name, tone: 'done', text: 'reached' }
    : { name, tone: 'waiting', text: `${amountText(left, currency)} to go` }
}

function floorWords(
  { title, limit, figure }: NamedLimit,
  { currency }: Omit<Props, 'limit'>,
): Words {
  const left = subtract(minor(figure), minor(limit))
  const name = `${title}, floor ${amountText(limit, currency)}`
  return left >= 0
    ? { name, tone: 'done', text: `kept, ${amountText(left, currency)} left` }
    : { name, tone: 'bad', text: `broken by ${amountText(Math.abs(left), currency)}` }
}
