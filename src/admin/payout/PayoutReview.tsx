'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import type { Condition } from '../../domain/payouts/condition.js'
import { conditionText } from '../../domain/payouts/conditionText.js'
import type { QuoteStep } from '../../domain/payouts/quoteSteps.js'
import type { PayoutReview as Review } from '../../domain/payouts/payoutReview.js'
import { amountText } from '../parts/amounts.js'
import { dateText, instantText, minuteText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Problem } from '../parts/Problem.js'
import { Shape } from '../parts/Shape.js'
import { useAnswer } from '../parts/useAnswer.js'
import './payout.css'

/** What the reviewer of a payout decides on, judged anew at each look. */
export function PayoutReview() {
  const { id, lastUpdateTime } = useDocumentInfo()
  return <PayoutGrounds again={lastUpdateTime} id={id ? String(id) : null} />
}

type Props = { readonly id: string | null; readonly again: unknown }

/** The same wherever a payout is decided; asked anew when `again` changes. */
export function PayoutGrounds({ id, again }: Props) {
  const {
    value: review,
    problem,
    retry,
  } = useAnswer<Review>(
    id ? `/prop-firm/payouts/${id}/review` : null,
    'The conditions could not be loaded.',
    again,
  )
  if (!review) {
    return (
      <Panel title="Review">
        {problem ? (
          <Problem onRetry={retry}>{problem}</Problem>
        ) : (
          <Empty>Judging the conditions…</Empty>
        )}
      </Panel>
    )
  }
  return (
    <div className="pf-payout-review">
      <Panel title="How the amount comes about">
        <Steps review={review} />
      </Panel>
      <Approvals review={review} />
      <Conditions review={review} />
    </div>
  )
}

const Steps = ({ review: { steps, currency } }: { readonly review: Review }) => (
  <table className="pf-payout-sum">
    <tbody>
      {steps.map((step) => (
        <tr className={step.strong ? 'pf-payout-sum__strong' : ''} key={step.code}>
          <th scope="row">{labelOf(step)}</th>
          <td>
            {step.sign === 'minus' ? '− ' : step.sign === 'plus' ? '+ ' : ''}
            {amountText(step.amount, currency)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const labelOf = ({ label, bps }: QuoteStep): string =>
  bps === null ? label : `${label}, ${bps / 100} %`

function Conditions({ review: { conditions, zone, isOpen } }: { readonly review: Review }) {
  const unmet = conditions.filter(({ met }) => !met).length
  const count = unmet === 0 ? 'all met' : `${unmet} of ${conditions.length} not met`
  const time = (at: number) => `${dateText(at, zone)}, ${minuteText(at, zone)}`
  return (
    <Panel
      aside={count}
      title={isOpen ? 'Conditions, as they stand now' : 'Conditions, as they stood at the request'}
    >
      <table className="pf-payout-conditions">
        <thead>
          <tr>
            <th scope="col">Condition</th>
            <th scope="col">Is</th>
            <th scope="col">Asked</th>
          </tr>
        </thead>
        <tbody>
          {inOrder(conditions).map((condition) => {
            const { value, required } = conditionText(condition, time)
            return (
              <tr key={condition.code}>
                <th scope="row">
                  <Shape tone={condition.met ? 'done' : 'attention'} /> {condition.label}
                  <span className="sr-only">{condition.met ? ', met' : ', not met'}</span>
                </th>
                <td>{value}</td>
                <td>{required}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Panel>
  )
}

const inOrder = (conditions: readonly Condition[]) => [
  ...conditions.filter(({ met }) => !met),
  ...conditions.filter(({ met }) => met),
]

function Approvals({ review: { approvals, required, zone } }: { readonly review: Review }) {
  const valid = approvals.filter(({ isValid, purpose }) => isValid && purpose === 'approve').length
  return (
    <Panel aside={`${valid} of ${required}`} title="Approvals">
      {approvals.length === 0 ? <Empty>Nobody has approved it yet.</Empty> : null}
      <ul className="pf-payout-approvals">
        {approvals.map(({ name, purpose, at, isValid }) => (
          <li key={`${name} ${at}`}>
            {purpose === 'forfeit' ? `${name} proposed to keep the profit` : `${name} approved`}
            {isValid ? '' : ', no longer valid: something changed since'}
            <time>{instantText(at, zone)}</time>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
