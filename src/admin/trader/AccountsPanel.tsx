import type { TraderAccount } from '../../readModels/trader/readTraderAccounts.js'
import { amountText } from '../parts/amounts.js'
import { Chip } from '../parts/Chip.js'
import { dayText, whenText } from '../parts/dates.js'
import { LimitBar } from '../parts/LimitBar.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Sparkline } from '../parts/Sparkline.js'
import { StatusChip } from '../parts/StatusChip.js'
import type { Viewer } from '../parts/viewer.js'
import { LiveEquity } from './LiveEquity.js'

type Props = {
  readonly accounts: readonly TraderAccount[]
  readonly hasBought: boolean
  readonly bands: readonly number[]
  readonly zone: string
  readonly viewer: Viewer
}

/** Every account of the person, running ones first, ended ones too. */
export const AccountsPanel = ({ accounts, hasBought, ...rest }: Props) => (
  <Panel aside={countText(accounts, rest.viewer)} className="pf-accounts" title="Accounts">
    {accounts.length === 0 ? (
      <Empty>
        {hasBought
          ? 'Bought and never traded: the account appears here as soon as the platform has opened it.'
          : 'Nothing bought yet. Accounts appear here once an order is paid.'}
      </Empty>
    ) : (
      <div className="pf-scroll">
        <table className="pf-table">
          <thead>
            <tr>
              <th>Account</th>
              <th>Stage</th>
              <th className="pf-number">Equity</th>
              <th className="pf-accounts__days">30 days</th>
              <th>To target</th>
              <th>Daily limit used</th>
              <th>Overall used</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <AccountRow account={account} key={account.id} {...rest} />
            ))}
          </tbody>
        </table>
      </div>
    )}
  </Panel>
)

type RowProps = Omit<Props, 'accounts' | 'hasBought'> & { readonly account: TraderAccount }

function AccountRow({ account, bands, zone, viewer }: RowProps) {
  const { equity, currency, login, status } = account
  return (
    <tr>
      <td>
        <a className="pf-strong" href={viewer.recordUrl('accounts', account.id, 'overview')}>
          {login}
        </a>
        <div className="pf-accounts__program">
          {account.programName}, v{account.versionNumber}
          {account.status === 'active' ? '' : `, ${account.phaseName}`}
        </div>
      </td>
      <td>
        <StageChip account={account} viewer={viewer} />
      </td>
      <td className="pf-number" title={equityTitle(account, viewer.now, zone)}>
        {equity === null ? (
          <span className="pf-muted">–</span>
        ) : status === 'active' ? (
          <LiveEquity
            collectionSlug={viewer.slugs.accounts}
            currency={currency}
            equity={equity}
            id={account.id}
          />
        ) : (
          amountText(equity, currency)
        )}
      </td>
      <td className="pf-accounts__days">
        {account.endedAt === null ? (
          <Sparkline label={`Closing equity of ${login}`} values={account.closes} />
        ) : (
          <span className="pf-muted">ended {dayText(account.endedAt, zone)}</span>
        )}
      </td>
      <td>
        <Target account={account} />
      </td>
      <td>
        <Used bands={bands} label={`Daily limit of ${login} used`} used={account.dailyUsed} />
      </td>
      <td>
        <Used bands={bands} label={`Overall limit of ${login} used`} used={account.overallUsed} />
      </td>
    </tr>
  )
}

/** A running account says how far it has come, an ended one how it ended, a held one that it is held. */
function StageChip({ account, viewer }: Pick<RowProps, 'account' | 'viewer'>) {
  const { status, phase, phaseName } = account
  if (status !== 'active') {
    return <StatusChip lifecycle={viewer.lifecycles.account} status={status} />
  }
  const held = heldWord(account)
  if (held) return <Chip tone="attention">{`${phaseName}, ${held}`}</Chip>
  return <Chip tone={phase === 'funded' ? 'good' : 'working'}>{phaseName}</Chip>
}

const heldWord = ({ isFrozen, isPaused, isUnderReview }: TraderAccount): string | null => {
  if (isFrozen) return 'frozen'
  if (isPaused) return 'paused'
  return isUnderReview ? 'under review' : null
}

function Target({ account: { status, toTarget, phase, login } }: Pick<RowProps, 'account'>) {
  if (status === 'active' && toTarget !== null) {
    return <LimitBar isGoal label={`Way of ${login} to its target`} used={toTarget} />
  }
  const text = status === 'active' && phase === 'funded' ? 'payout rules' : 'none'
  return <span className="pf-muted">{text}</span>
}

type UsedProps = {
  readonly used: number | null
  readonly bands: readonly number[]
  readonly label: string
}

const Used = ({ used, bands, label }: UsedProps) =>
  used === null ? (
    <span className="pf-muted">none</span>
  ) : (
    <LimitBar bands={bands} label={label} used={used} />
  )

const equityTitle = ({ seenAt, currency }: TraderAccount, now: number, zone: string): string =>
  seenAt === null ? currency : `${currency}, seen ${whenText(seenAt, now, zone)}`

/** `2 active, 1 breached`. */
function countText(accounts: readonly TraderAccount[], { lifecycles }: Viewer): string {
  const counts = new Map<string, number>()
  for (const { status } of accounts) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts]
    .map(([status, count]) => {
      const label = lifecycles.account.statuses[status]?.label ?? status
      return `${count} ${label.toLowerCase()}`
    })
    .join(', ')
}
