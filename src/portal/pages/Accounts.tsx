import { accounts as shape, type Account } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { LiveFigures } from '../parts/LiveFigures.js'
import { Link } from '../parts/Link.js'
import { Loaded } from '../parts/Loaded.js'
import { Page } from '../parts/Page.js'
import { accountStatus } from '../parts/statuses.js'
import { StatusChip } from '../parts/StatusChip.js'
import { moneyText } from '../parts/texts.js'
import { pathOf } from '../routes.js'

/** Every account of the trader; those that can be traded come first, with their live figures. */
export function Accounts() {
  const polled = usePolled({ path: '/trader/accounts', shape, everyMs: 2_000 })
  return (
    <Page title="Accounts">
      <Loaded polled={polled}>
        {({ accounts }) => (
          <>
            {accounts.length === 0 ? (
              <p>You have no account yet. It appears here as soon as your order is paid.</p>
            ) : null}
            <Cards accounts={accounts.filter(isOpen)} />
            <Ended accounts={accounts.filter((each) => !isOpen(each))} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

const isOpen = ({ status }: Account): boolean =>
  ['provisioning', 'provisioningFailed', 'active'].includes(status)

type List = { readonly accounts: readonly Account[] }

const Cards = ({ accounts }: List) => (
  <ul className="cards">
    {accounts.map((account) => (
      <li key={account.id} className="card">
        <div className="row">
          <h2>
            <Link to={pathOf('accounts', account.id)}>{titleOf(account)}</Link>
          </h2>
          <StatusChip status={accountStatus(account.status)} />
        </div>
        <p className="muted">{subtitleOf(account)}</p>
        {account.status === 'active' ? <LiveFigures account={account} /> : null}
      </li>
    ))}
  </ul>
)

function Ended({ accounts }: List) {
  if (accounts.length === 0) return null
  return (
    <section>
      <h2>Earlier accounts</h2>
      <ul className="lines">
        {accounts.map((account) => (
          <li key={account.id} className="row">
            <span>
              <Link to={pathOf('accounts', account.id)}>{titleOf(account)}</Link>{' '}
              <span className="muted">{subtitleOf(account)}</span>
            </span>
            <StatusChip status={accountStatus(account.status)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const titleOf = ({ program, phase }: Account): string => `${program}, ${phase}`

const subtitleOf = ({ login, reference, size, currency }: Account): string =>
  [login ? `Login ${login}` : reference, moneyText(size, currency)].join(' · ')
