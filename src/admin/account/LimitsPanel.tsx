import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import type { NamedLimit } from '../../readModels/limits.js'
import { figureText } from '../../domain/rules/figureText.js'
import { amountText } from '../parts/amounts.js'
import { counted } from '../parts/counted.js'
import { dateText } from '../parts/dates.js'
import { LimitBar } from '../parts/LimitBar.js'
import { Empty, Panel } from '../parts/Panel.js'
import { isGoal, limitWords } from './LimitText.js'
import { LiveRoom, LiveUsed } from './live/LiveFigures.js'

type Props = {
  readonly head: AccountHead
  readonly bands: readonly number[]
  readonly zone: string
}

/** Without a ruling: how much room every limit leaves, the one used most on top. */
export function LimitsPanel({ head, bands, zone }: Props) {
  const { limits, live } = head
  if (!live || limits.length === 0) {
    return (
      <Panel title="Room left">
        <Empty>
          How much room every limit leaves is shown here as soon as the account is followed.
        </Empty>
      </Panel>
    )
  }
  return (
    <Panel className="pf-proof" title="Room left">
      <section className="pf-room">
        <div>
          <h3>Limit used most</h3>
          <LiveUsed bands={bands} label="Limit used most" />
        </div>
      </section>
      {[...limits].sort(byUrgency).map((limit) => (
        <LimitSection bands={bands} head={head} key={limit.rule} limit={limit} zone={zone} />
      ))}
    </Panel>
  )
}

/** Limits that can end the account first, the one used most on top; goals after them. */
const byUrgency = (a: NamedLimit, b: NamedLimit): number =>
  Number(isGoal(a)) - Number(isGoal(b)) || b.used - a.used

type SectionProps = Props & { readonly limit: NamedLimit }

function LimitSection({ limit, head, bands, zone }: SectionProps) {
  const { currency } = head
  const isFloor = limit.sense === 'floor'
  return (
    <section className="pf-room">
      <div>
        <h3>{limit.title}</h3>
        <LimitBar bands={bands} isGoal={isGoal(limit)} label={limit.title} used={limit.used} />
      </div>
      <div>
        <span className="pf-muted">{limitName(limit, { currency, zone })}</span>
        <b>
          {isFloor ? (
            <LiveRoom currency={currency} floor={limit.limit} />
          ) : (
            limitWords(limit, { currency, zone }).text
          )}
        </b>
      </div>
      <p className="pf-muted pf-room__words">{wordsOf(limit, head)}</p>
    </section>
  )
}

function limitName(limit: NamedLimit, place: { currency: string; zone: string }): string {
  if (limit.sense === 'deadline') return `ends ${dateText(limit.limit, place.zone)}`
  if (limit.sense === 'floor') return `floor ${amountText(limit.limit, place.currency)}`
  if (limit.unit === 'days') return `${limit.figure} of ${counted(limit.limit, 'day')}`
  const text = figureText(limit.limit, limit.unit, place.currency)
  return isGoal(limit) ? `target ${text}` : `at most ${text}`
}

function wordsOf({ rule }: NamedLimit, { phaseTerms }: AccountHead): string {
  const config = phaseTerms?.terms.rules.find(({ key }) => key === rule)
  return (config && phaseTerms?.ruleOf(rule)?.words(config.parameters, phaseTerms.terms)) ?? ''
}
