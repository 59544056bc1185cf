import { payouts as shape, type Payout } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { Link } from '../parts/Link.js'
import { Loaded } from '../parts/Loaded.js'
import { Missing } from '../parts/Missing.js'
import { Notice } from '../parts/Notice.js'
import { Page } from '../parts/Page.js'
import { payoutStatus } from '../parts/statuses.js'
import { StatusChip } from '../parts/StatusChip.js'
import { moneyText, timeText } from '../parts/texts.js'
import { CancelPayout } from '../payouts/CancelPayout.js'
import { pathOf } from '../routes.js'

export function PayoutPage({ id }: { readonly id: string }) {
  const polled = usePolled({ path: '/trader/payouts', shape, everyMs: 3_000 })
  const payout = polled.data?.payouts.find((each) => each.id === id)
  return (
    <Page title={payout ? `Payout ${payout.reference}` : 'Payout'}>
      <Loaded polled={polled}>
        {() =>
          payout ? (
            <Facts payout={payout} onChange={polled.refresh} />
          ) : (
            <Missing what="payout among yours" />
          )
        }
      </Loaded>
      <p>
        <Link to={pathOf('payouts')}>All payouts</Link>
      </p>
    </Page>
  )
}

const cancellable = ['requested', 'inReview', 'needsInfo', 'failed', 'returned']

type Props = { readonly payout: Payout; readonly onChange: () => void }

function Facts({ payout, onChange }: Props) {
  const status = payoutStatus(payout.status)
  const rows = [
    ['Profit taken off the account', moneyText(payout.gross, payout.currency)],
    ['Your share', moneyText(payout.traderShare, payout.currency)],
    ['Account', `Login ${payout.login}`],
    ['Requested', timeText(payout.requestedAt)],
    ...(payout.dueAt && !payout.paidAt ? [['Promised by', timeText(payout.dueAt)]] : []),
    ...(payout.paidAt ? [['Paid', timeText(payout.paidAt)]] : []),
  ]
  return (
    <>
      <section className="card">
        <div className="row">
          <p className="amount">{moneyText(payout.traderShare, payout.currency)}</p>
          <StatusChip status={status} />
        </div>
        <p>{status.words}</p>
        {payout.reason ? <Notice tone="info">{payout.reason}</Notice> : null}
        <dl className="facts">
          {rows.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      {cancellable.includes(payout.status) ? (
        <CancelPayout id={payout.id} onCancelled={onChange} />
      ) : null}
    </>
  )
}
