import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import type { Aftermath } from '../../readModels/account/readAfterwards.js'
import type { Curve } from '../../readModels/account/readCurve.js'
import type { ShownRuling } from '../../readModels/account/readRuling.js'
import { resetText } from '../../domain/rules/phrasing.js'
import type { ChartEnd, ChartMark } from '../charts/chartLayout.js'
import { EquityChart } from '../charts/EquityChart.js'
import { Legend } from '../charts/Legend.js'
import { LiveAge } from './live/LiveAge.js'
import { LiveAmount, LiveCount } from './live/LiveFigures.js'
import { amountText } from '../parts/amounts.js'
import { Figure, Figures } from '../parts/Figure.js'
import { Empty } from '../parts/Panel.js'
import { closingOf, targetOf } from './keyFigures.js'

type Props = {
  readonly head: AccountHead
  readonly ruling: ShownRuling | null
  readonly afterwards: readonly Aftermath[]
  /** Null until something was observed. */
  readonly curve: Curve | null
  readonly end: ChartEnd | null
  readonly mark: ChartMark | null
  readonly zone: string
}

/** Key figures and the equity curve with its floors. */
export function CurvePanel({ head, ruling, afterwards, curve, end, mark, zone }: Props) {
  const { currency, phaseTerms, startingBalance } = head
  return (
    <section aria-label="Equity" className="pf-panel pf-curve">
      <div className="pf-curve__figures">
        <Figures>
          <StandingFigures curve={curve} head={head} />
          {ruling && head.status !== 'active' ? (
            <EndFigures afterwards={afterwards} head={head} ruling={ruling} />
          ) : (
            <RunningFigures head={head} />
          )}
        </Figures>
      </div>
      {curve && curve.equity.length > 0 && phaseTerms ? (
        <>
          <EquityChart
            currency={currency}
            curve={curve}
            end={end}
            mark={mark}
            start={startingBalance}
            target={targetOf(head)?.amount ?? null}
            zone={zone}
          />
          <Legend
            currency={currency}
            floors={curve.floors}
            reset={resetText(phaseTerms.terms.calendar)}
            zone={zone}
          />
        </>
      ) : (
        <Empty>
          {head.openedAt === null
            ? 'The account is not open yet. The curve begins with the first figure from the platform.'
            : 'Nothing was observed yet. The curve begins with the first figure from the platform.'}
        </Empty>
      )}
    </section>
  )
}

function StandingFigures({ head, curve }: Pick<Props, 'head' | 'curve'>) {
  const { currency, startingBalance } = head
  const target = targetOf(head)
  return (
    <>
      <Figure label="Start">{amountText(startingBalance, currency)}</Figure>
      {target ? (
        <Figure label={`Target, ${target.percent} %`}>{amountText(target.amount, currency)}</Figure>
      ) : null}
      {curve?.peak ? (
        <Figure label="Peak equity">{amountText(curve.peak.y, currency)}</Figure>
      ) : null}
    </>
  )
}

const endWords: Readonly<Record<string, string>> = {
  breach: 'Equity at breach',
  pass: 'Balance at pass',
  expiry: 'Equity at expiry',
}

function EndFigures({
  head,
  ruling,
  afterwards,
}: Pick<Props, 'head' | 'afterwards'> & { readonly ruling: ShownRuling }) {
  const decided = ruling.proof?.decided ?? null
  const closing = closingOf(afterwards)
  const figure = ruling.kind === 'pass' ? decided?.balance : decided?.equity
  return (
    <>
      {figure === undefined ? null : (
        <Figure
          label={endWords[ruling.kind] ?? 'Equity then'}
          tone={ruling.kind === 'breach' ? 'bad' : 'plain'}
        >
          {amountText(figure, head.currency)}
        </Figure>
      )}
      <Figure label="Balance after closing" tone={closing ? 'plain' : 'muted'}>
        {closing ? amountText(closing.balance, head.currency) : 'not read back'}
      </Figure>
    </>
  )
}

function RunningFigures({ head: { live, currency } }: Pick<Props, 'head'>) {
  if (!live) return null
  return (
    <>
      <Figure label="Equity">
        <LiveAmount currency={currency} figure="equity" />
      </Figure>
      <Figure label="Balance">
        <LiveAmount currency={currency} figure="balance" />
      </Figure>
      <Figure label="Open positions">
        <LiveCount />
      </Figure>
      <LiveAge />
    </>
  )
}
