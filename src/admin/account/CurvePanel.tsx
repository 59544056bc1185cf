import { resetText } from '../../domain/rules/phrasing.js'
import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import type { Curve } from '../../readModels/account/readCurve.js'
import type { ShownRuling } from '../../readModels/account/readRuling.js'
import type { ChartEnd, ChartMark } from '../charts/chartLayout.js'
import { EquityChart } from '../charts/EquityChart.js'
import { Legend } from '../charts/Legend.js'
import { Empty } from '../parts/Panel.js'
import { TryAgain } from '../parts/TryAgain.js'
import { AccountFigures, type Closing } from './AccountFigures.js'
import { failed, type Failed } from './accountPage.js'
import { targetOf } from './keyFigures.js'

type Props = {
  readonly head: AccountHead
  readonly ruling: ShownRuling | null
  readonly closing: Closing
  /** Null until something was observed. */
  readonly curve: Curve | null | Failed
  readonly end: ChartEnd | null
  readonly mark: ChartMark | null
  readonly zone: string
}

/** Key figures and the equity curve with its floors. */
export function CurvePanel(props: Props) {
  const { head, ruling, closing, curve } = props
  const peak = curve === failed ? null : (curve?.peak?.y ?? null)
  return (
    <section aria-label="Equity" className="pf-panel pf-curve">
      <div className="pf-curve__figures">
        <AccountFigures closing={closing} head={head} peak={peak} ruling={ruling} />
      </div>
      {curve === failed ? (
        <TryAgain />
      ) : curve && curve.equity.length > 0 ? (
        <Drawn {...props} curve={curve} />
      ) : (
        <Empty>
          {head.openedAt === null ? 'The account is not open yet. ' : 'Nothing was observed yet. '}
          The curve begins with the first figure from the platform.
        </Empty>
      )}
    </section>
  )
}

function Drawn({ head, curve, end, mark, zone }: Props & { readonly curve: Curve }) {
  const { currency, phaseTerms, startingBalance } = head
  return (
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
        reset={phaseTerms ? resetText(phaseTerms.terms.calendar) : 'the reset'}
        zone={zone}
      />
    </>
  )
}
