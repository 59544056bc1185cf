'use client'
import { Link } from '@payloadcms/ui'
import type { Dashboard } from '../../readModels/dashboard/model.js'
import { amountText } from '../parts/amounts.js'
import { LimitBar } from '../parts/LimitBar.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Shape } from '../parts/Shape.js'
import { useAddresses } from '../shell/useAddresses.js'
import { useDashboard } from './useDashboard.js'
import { countText } from './words.js'
import './dashboard.css'

/** The accounts closest to a limit, and how far they are from its floor. */
export function NearLimitPanel({ initial }: { readonly initial: Dashboard }) {
  const { nearLimit, bands } = useDashboard(initial)
  const { record } = useAddresses()
  const accounts = nearLimit?.accounts ?? []
  const from = bands.at(-2) ?? bands.at(-1) ?? 70
  return (
    <Panel
      aside={`${countText(nearLimit?.count ?? 0)} at ${from} % or more`}
      className="pf-widget"
      title="Near a limit"
    >
      {accounts.length === 0 ? (
        <Empty>Accounts appear here once they have used {from} % of a limit.</Empty>
      ) : (
        <table className="pf-table pf-dash-rows pf-dash-near">
          <thead>
            <tr>
              <th>Account</th>
              <th>Limit used</th>
              <th className="pf-number">Left</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.id}>
                <td className="pf-dash-ellipsis">
                  <Link href={record('accounts', account.id)} prefetch={false}>
                    <strong>{account.login}</strong>
                  </Link>{' '}
                  <span className={`pf-muted${account.isFrozen ? '' : ' pf-dash-wide'}`}>
                    {account.isFrozen ? (
                      <>
                        <Shape tone="attention" /> frozen
                      </>
                    ) : (
                      account.phase
                    )}
                  </span>
                </td>
                <td>
                  <LimitBar bands={bands} label="Limit used" used={account.used} />
                </td>
                <td className="pf-number">
                  {account.room === null ? '–' : amountText(account.room, account.currency)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
