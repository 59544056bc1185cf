'use client'
import { Link } from '@payloadcms/ui'
import type { AccountFilter } from '../../domain/incidents/chosenAccounts.js'
import type { Incident, IncidentAccount } from '../../readModels/incidents/model.js'
import { amountText } from '../parts/amounts.js'
import { Empty, Panel } from '../parts/Panel.js'
import { useAddresses } from '../shell/useAddresses.js'
import { AccountFilters } from './AccountFilters.js'
import { tradedWords } from './incidentWords.js'
import type { Chosen } from './useChosen.js'

type Props = {
  readonly incident: Incident
  readonly chosen: Chosen
  readonly filter: AccountFilter
  readonly onFilter: (filter: AccountFilter) => void
  /** Absent where the person may not propose anything. */
  readonly onPropose: (() => void) | undefined
}

/** Whom the incident concerns, and which of them an action is to cover. */
export function AccountsPanel({ incident, chosen, filter, onFilter, onPropose }: Props) {
  const { accounts, counts, symbols } = incident
  const title = symbols ? `Accounts that traded or held ${symbols}` : 'Accounts open in the window'
  return (
    <Panel
      aside={<AccountFilters filter={filter} hasSymbols={symbols !== null} onFilter={onFilter} />}
      title={title}
    >
      {onPropose && counts.found > 0 ? (
        <div className="pf-incident__chosen" role="toolbar" aria-label="Chosen accounts">
          <label>
            <input
              checked={chosen.isAll}
              onChange={chosen.toggleAll}
              ref={(box) => {
                if (box) box.indeterminate = !chosen.isAll && chosen.count > 0
              }}
              type="checkbox"
            />
            <b>{chosenText(chosen, counts.found)}</b>
          </label>
          <button
            aria-disabled={chosen.count === 0}
            className="pf-button pf-button--primary"
            onClick={() => chosen.count > 0 && onPropose()}
            title={chosen.count === 0 ? 'Choose accounts first.' : undefined}
            type="button"
          >
            Propose an action…
          </button>
        </div>
      ) : null}
      {accounts.length === 0 ? (
        <Empty>{emptyText(counts.accounts, symbols)}</Empty>
      ) : (
        <div className="pf-scroll">
          <AccountTable
            accounts={accounts}
            chosen={onPropose ? chosen : null}
            hasSymbols={symbols !== null}
          />
        </div>
      )}
    </Panel>
  )
}

const number = (count: number) => count.toLocaleString('en')

const chosenText = ({ isAll, count }: Chosen, found: number): string =>
  isAll
    ? `All ${number(found)} chosen`
    : count === 0
      ? 'None chosen'
      : `${number(count)} of ${number(found)} chosen`

const emptyText = (accounts: number, symbols: string | null): string =>
  accounts > 0
    ? 'None of its accounts is like that.'
    : symbols
      ? 'No account of this platform traded or held them in the window.'
      : 'No account of this platform was open in the window.'

type TableProps = {
  readonly accounts: readonly IncidentAccount[]
  readonly chosen: Chosen | null
  readonly hasSymbols: boolean
}

function AccountTable({ accounts, chosen, hasSymbols }: TableProps) {
  return (
    <table className="pf-table pf-incident__accounts">
      <thead>
        <tr>
          {chosen ? <th aria-label="Chosen" scope="col" /> : null}
          <th scope="col">Account</th>
          <th scope="col">Trader</th>
          <th scope="col">Status</th>
          {hasSymbols ? <th scope="col">Symbols</th> : null}
          <th scope="col">Rulings of the window</th>
          <th className="pf-number" scope="col">
            Open positions
          </th>
          <th className="pf-number" scope="col">
            Balance
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((each) => (
          <AccountRow account={each} chosen={chosen} hasSymbols={hasSymbols} key={each.id} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = Omit<TableProps, 'accounts'> & { readonly account: IncidentAccount }

function AccountRow({ account, chosen, hasSymbols }: RowProps) {
  const { record } = useAddresses()
  const { id, login, traderName, balance, currency, openPositions, traded } = account
  return (
    <tr>
      {chosen ? (
        <td>
          <input
            aria-label={`Choose ${login ?? traderName ?? 'account'}`}
            checked={chosen.has(id)}
            onChange={() => chosen.toggle(id)}
            type="checkbox"
          />
        </td>
      ) : null}
      <td>
        <Link href={record('accounts', id)} prefetch={false}>
          {login ?? 'no login'}
        </Link>
      </td>
      <td>{traderName}</td>
      <td>{statusText(account)}</td>
      {hasSymbols ? (
        <td className={traded === 'notKnown' ? 'pf-muted' : ''}>{tradedWords[traded]}</td>
      ) : null}
      <td>{rulingText(account)}</td>
      <td className="pf-number">{openPositions ?? ''}</td>
      <td className="pf-number">
        {balance === null ? '' : `${amountText(balance, currency)} ${currency}`}
      </td>
    </tr>
  )
}

const statusText = ({ status, isPaused, isFrozen }: IncidentAccount): string => {
  const text = [status, isPaused ? 'paused' : '', isFrozen ? 'frozen' : '']
    .filter(Boolean)
    .join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const rulingText = ({ suspected, confirmed }: IncidentAccount): string =>
  [confirmed > 0 ? `${confirmed} confirmed` : '', suspected > 0 ? `${suspected} suspected` : '']
    .filter(Boolean)
    .join(', ')
