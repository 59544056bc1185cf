import { minor, subtract } from '../../domain/money/minor.js'
import { figureText } from '../../domain/rules/figureText.js'
import type { NamedLimit } from '../../readModels/limits.js'
import { amountText } from '../parts/amounts.js'
import { counted } from '../parts/counted.js'
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
export const isGoal = ({ sense }: Pick<NamedLimit, 'sense'>): boolean => sense === 'goal'

type Words = { readonly name: string; readonly tone: Tone; readonly text: string }

export function limitWords(limit: NamedLimit, place: Omit<Props, 'limit'>): Words {
  const { title, unit, sense, used } = limit
  if (sense === 'deadline') {
    return { name: title, tone: 'neutral', text: `until ${dateText(limit.limit, place.zone)}` }
  }
  if (sense === 'floor') return floorWords(limit, place)
  if (sense === 'goal' && unit === 'money') return goalWords(limit, place)
  const text =
    unit === 'days'
      ? `${limit.figure} of ${counted(limit.limit, 'day')}`
      : `${figureText(limit.figure, unit, place.currency)} of ${figureText(limit.limit, unit, place.currency)}`
  if (sense === 'goal') return { name: title, tone: used >= 10_000 ? 'done' : 'waiting', text }
  return { name: title, tone: used > 10_000 ? 'bad' : 'neutral', text }
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
