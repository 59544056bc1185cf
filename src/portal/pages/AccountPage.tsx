import { account as shape, type Account } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { CloseAccount } from '../parts/CloseAccount.js'
import { Credentials } from '../parts/Credentials.js'
import { Link } from '../parts/Link.js'
import { LiveFigures } from '../parts/LiveFigures.js'
import { Loaded } from '../parts/Loaded.js'
import { Notice } from '../parts/Notice.js'
import { Page } from '../parts/Page.js'
import { accountStatus } from '../parts/statuses.js'
import { StatusChip } from '../parts/StatusChip.js'
import { moneyText } from '../parts/texts.js'
import { ChallengeOffers } from '../offers/ChallengeOffers.js'
import { ClaimPanel } from '../payouts/ClaimPanel.js'
import { PayoutPanel } from '../payouts/PayoutPanel.js'
import { pathOf } from '../routes.js'

export function AccountPage({ id }: { readonly id: string }) {
  const polled = usePolled({ path: `/trader/accounts/${id}`, shape, everyMs: 2_000 })
  const title = polled.data ? `${polled.data.program}, ${polled.data.phase}` : 'Account'
  return (
    <Page title={title}>
      <Loaded polled={polled}>
        {(account) => <Panels account={account} onChange={polled.refresh} />}
      </Loaded>
    </Page>
  )
}

type Props = { readonly account: Account; readonly onChange: () => void }

function Panels({ account, onChange }: Props) {
  const status = accountStatus(account.status)
  const isActive = account.status === 'active'
  return (
    <>
      <section className="card">
        <div className="row">
          <p className="muted">
            {account.login ? `Login ${account.login} · ` : ''}
            {account.reference} · {moneyText(account.size, account.currency)}
          </p>
          <StatusChip status={status} />
        </div>
        <p>{status.words}</p>
        <Ruling account={account} />
        {account.balance === null && !isActive ? null : <LiveFigures account={account} />}
      </section>
      {isActive ? (
        <>
          <Credentials key={account.id} accountId={account.id} />
          <PayoutPanel key={`payout-${account.id}`} account={account} />
        </>
      ) : hasEnded(account) ? (
        <ClaimPanel key={`claim-${account.id}`} account={account} />
      ) : null}
      {account.isNewest ? (
        <ChallengeOffers
          key={`offers-${account.challengeId}-${account.status}`}
          account={account}
        />
      ) : (
        <Notice tone="info">
          A newer account of this challenge follows. <Link to={pathOf('')}>See your accounts</Link>
        </Notice>
      )}
      {isActive ? <CloseAccount accountId={account.id} onClosed={onChange} /> : null}
    </>
  )
}

const hasEnded = ({ status }: Account): boolean => ['breached', 'expired'].includes(status)

function Ruling({ account }: { readonly account: Account }) {
  const { rulingId } = account
  if (!hasEnded(account)) return null
  if (!rulingId) return <p>The message about it links to the ruling and its evidence.</p>
  return (
    <p>
      <Link to={pathOf('rulings', rulingId)}>
        See the rule, the limit, the figure and the evidence
      </Link>
    </p>
  )
}
