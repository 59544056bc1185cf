'use client'
import type { QueueItem } from '../../readModels/queue/model.js'
import type { QueuePreview } from '../../readModels/queue/previewModel.js'
import { doubtWords } from '../../domain/rules/doubtWords.js'
import { ObservationChart } from '../charts/ObservationChart.js'
import { counted } from '../parts/counted.js'
import { Problem } from '../parts/Problem.js'
import { amountText } from '../parts/amounts.js'
import { secondText } from '../parts/dates.js'
import { Shape } from '../parts/Shape.js'

type Props = {
  readonly item: QueueItem
  readonly preview: QueuePreview | null
  readonly zone: string
}

/** What a breach rests on: the trader's objection or what holds meanwhile, what was seen, the sum. */
export function BreachGrounds({ item, preview, zone }: Props) {
  if (!preview) return <div aria-busy className="pf-loading" />
  const { account, proof, said } = preview
  return (
    <>
      {item.kind === 'replays' ? <Disagreement proof={proof} /> : null}
      {said === null ? null : <Said item={item} text={said} />}
      {item.kind === 'suspectedBreaches' ? <Meanwhile account={account} zone={zone} /> : null}
      {proof && proof.observations.length > 1 ? (
        <ObservationChart
          currency={proof.currency}
          isAdverse
          limit={proof.limit}
          limitName={proof.title.replace(/ limit$/, ' floor')}
          observations={proof.observations}
          zone={proof.zone}
        />
      ) : null}
      {item.kind === 'appeals' ? null : <Doubts doubts={item.facts.doubts ?? []} />}
      {proof && item.kind === 'appeals' ? (
        <section>
          <h3>The rule, as the trader agreed to it</h3>
          <p>{proof.words}</p>
        </section>
      ) : null}
      {proof ? (
        <table className="pf-sum">
          <tbody>
            {proof.rows.map((row) => (
              <tr className={`pf-sum__${row.tone}`} key={`${row.group}${row.label}`}>
                <td>{row.sign}</td>
                <td>{row.label}</td>
                <td className="pf-number">{row.value}</td>
              </tr>
            ))}
            {account?.equity == null ? null : (
              <tr className="pf-sum__muted">
                <td />
                <td>Equity now{roomWords(account.equity, proof)}</td>
                <td className="pf-number">{amountText(account.equity, account.currency)}</td>
              </tr>
            )}
          </tbody>
        </table>
      ) : (
        <p className="pf-muted">The evidence cannot be laid open in this release.</p>
      )}
    </>
  )
}

/** `, 141.65 over`. */
function roomWords(
  equity: number,
  { limit, currency }: NonNullable<QueuePreview['proof']>,
): string {
  if (limit === null) return ''
  const gap = equity - limit
  return `, ${amountText(Math.abs(gap), currency)} ${gap >= 0 ? 'over' : 'under'}`
}

function Meanwhile({ account, zone }: Pick<Props, 'zone'> & Pick<QueuePreview, 'account'>) {
  if (account?.frozenSince == null) return null
  const open = account.openPositions ?? 0
  const positions = counted(open, 'open position')
  return (
    <p className="pf-banner pf-banner--near">
      <Shape tone="attention" />
      <span>
        Frozen since {secondText(account.frozenSince, zone)}, not failed. No new trades,{' '}
        {open === 0 ? 'no position is open' : `${positions} kept`}.
      </span>
    </p>
  )
}

const Said = ({ item, text }: Pick<Props, 'item'> & { readonly text: string }) => (
  <section>
    <h3>What {item.facts.name ?? 'the trader'} says</h3>
    <p className="pf-queue__said">{text}</p>
  </section>
)

const Disagreement = ({ proof }: Pick<QueuePreview, 'proof'>) => (
  <Problem>
    {proof?.disagreement
      ? `The replay disagrees at ${proof.disagreement.path}: recorded ${proof.disagreement.recorded}, recomputed ${proof.disagreement.recomputed}. Only overturning is safe.`
      : 'The trader was not told within five minutes of the ruling. The replay agrees now.'}
  </Problem>
)

const Doubts = ({ doubts }: { readonly doubts: readonly string[] }) =>
  doubts.length === 0 ? null : (
    <section>
      <h3>Why it is only suspected</h3>
      {doubts.map((doubt) => (
        <p className="pf-mark" key={doubt}>
          <Shape tone="attention" /> {doubtWords[doubt] ?? doubt}
        </p>
      ))}
    </section>
  )
