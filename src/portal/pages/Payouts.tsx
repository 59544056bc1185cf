import { payouts as shape } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { Link } from '../parts/Link.js'
import { Loaded } from '../parts/Loaded.js'
import { Page } from '../parts/Page.js'
import { payoutStatus } from '../parts/statuses.js'
import { StatusChip } from '../parts/StatusChip.js'
import { moneyText, timeText } from '../parts/texts.js'
import { pathOf } from '../routes.js'

export function Payouts() {
  const polled = usePolled({ path: '/trader/payouts', shape, everyMs: 5_000 })
  return (
    <Page title="Payouts" lead={<Link to={pathOf('payout-method')}>Set where payouts go</Link>}>
      <Loaded polled={polled}>
        {({ payouts }) =>
          payouts.length === 0 ? (
            <p>No payout yet. Ask for one on the page of your funded account.</p>
          ) : (
            <ul className="lines">
              {payouts.map((payout) => (
                <li key={payout.id} className="row">
                  <span>
                    <Link to={pathOf('payouts', payout.id)}>
                      {moneyText(payout.traderShare, payout.currency)}
                    </Link>{' '}
                    <span className="muted">
                      {payout.reference} · login {payout.login} · {timeText(payout.requestedAt)}
                    </span>
                  </span>
                  <StatusChip status={payoutStatus(payout.status)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
