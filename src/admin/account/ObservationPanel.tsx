import type { ShownRuling } from '../../readModels/account/readRuling.js'
import type { Proof } from '../../readModels/account/proof.js'
import { ObservationChart } from '../charts/ObservationChart.js'
import { amountText } from '../parts/amounts.js'
import { counted } from '../parts/counted.js'
import { clockText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Shape } from '../parts/Shape.js'
import { spanText } from './accountWords.js'

type Props = { readonly ruling: ShownRuling; readonly proof: Proof }

/** Every observation that the evidence holds, so that anybody sees that nothing was missed. */
export function ObservationPanel({ ruling, proof }: Props) {
  const { observations, currency, zone, before, decided } = proof
  const [first] = observations
  if (!first || !decided) {
    return (
      <Panel title="Observations">
        <Empty>The passing of time decided, not a figure: there is nothing to draw.</Empty>
      </Panel>
    )
  }
  const seconds = Math.round((decided.at - first.at) / 1000)
  const isAdverse = ruling.kind === 'breach' || ruling.kind === 'soft'
  const name =
    ruling.kind === 'pass' ? 'Target' : proof.explanation.title.replace(/ limit$/, ' floor')
  return (
    <Panel title={`${counted(seconds, 'second')} before, every observation`}>
      <div className="pf-seen">
        <table>
          <tbody>
            {[before, decided].map((each) =>
              each ? (
                <tr className={each === decided && isAdverse ? 'pf-seen__bad' : ''} key={each.at}>
                  <td>
                    <Shape tone={each !== decided ? 'neutral' : isAdverse ? 'bad' : 'good'} />
                  </td>
                  <td>{clockText(each.at, zone)}</td>
                  <td className="pf-number">{amountText(each.equity, currency)}</td>
                </tr>
              ) : null,
            )}
          </tbody>
        </table>
        <ObservationChart
          currency={currency}
          isAdverse={isAdverse}
          limit={proof.unit === 'money' ? proof.limit : null}
          limitName={name}
          observations={observations}
          zone={zone}
        />
      </div>
      <Sampling proof={proof} />
    </Panel>
  )
}

function Sampling({ proof }: Pick<Props, 'proof'>) {
  const { samplingIntervalMs, decided, usualGapMs, longestGapMs, observations } = proof
  const doubtful = observations.filter(({ isDoubtful }) => isDoubtful).length
  const isEven = usualGapMs === null || longestGapMs === null || longestGapMs <= usualGapMs * 2
  return (
    <dl className="pf-facts pf-facts--last">
      <div>
        <dt>Sampling interval</dt>
        <dd>{samplingIntervalMs === null ? 'every change' : spanText(samplingIntervalMs)}</dd>
      </div>
      {decided ? (
        <div>
          <dt>Received after</dt>
          <dd>{spanText(Math.max(0, decided.receivedAt - decided.at))}</dd>
        </div>
      ) : null}
      <div>
        <dt>Gaps, doubtful figures</dt>
        <dd className="pf-mark">
          <Shape tone={isEven && doubtful === 0 ? 'done' : 'attention'} />
          {isEven && doubtful === 0
            ? 'none'
            : [
                isEven ? '' : `longest ${spanText(longestGapMs)}`,
                doubtful ? `${doubtful} doubtful` : '',
              ]
                .filter(Boolean)
                .join(', ')}
        </dd>
      </div>
    </dl>
  )
}
