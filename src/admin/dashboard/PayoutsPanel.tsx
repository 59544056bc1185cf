'use client'
import { Link } from '@payloadcms/ui'
import { payoutLifecycle } from '../../domain/lifecycles/money.js'
import type { OpenPayouts } from '../../readModels/dashboard/figures.js'
import type { Dashboard } from '../../readModels/dashboard/model.js'
import { amountText } from '../parts/amounts.js'
import { counted } from '../parts/counted.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Shape } from '../parts/Shape.js'
import { useAddresses } from '../shell/useAddresses.js'
import { useDashboard } from './useDashboard.js'
import { countText } from './words.js'
import './dashboard.css'

/** The order in which a payout goes its way, then what went wrong. */
const order = Object.keys(payoutLifecycle.statuses)

/** Open requests with what they would cost, and what could still be asked for. */
export function PayoutsPanel({ initial }: { readonly initial: Dashboard }) {
  const { figures, currency } = useDashboard(initial)
  const { openPayouts, owed } = figures
  const rows = [...(openPayouts ?? [])].sort(
    (a, b) => order.indexOf(a.status) - order.indexOf(b.status),
  )
  const cost = rows.reduce((sum, { amounts }) => sum + (amounts[currency] ?? 0), 0)
  const count = rows.reduce((sum, each) => sum + each.count, 0)
  const others = otherCurrencies(rows, currency)
  const more = owed?.amounts[currency] ?? 0
  return (
    <Panel aside={currency} className="pf-widget" title="Open payouts">
      {!openPayouts ? (
        <Empty>Requests and what they would cost appear here with the first count.</Empty>
      ) : (
        <div className="pf-dash-sums">
          {rows.map((row) => (
            <PayoutRow currency={currency} key={row.status} row={row} />
          ))}
          <SumRow
            isTotal
            label={`Open requests, ${countText(count)}`}
            value={amountText(cost, currency)}
          />
          {others ? <p className="pf-dash-sums__note">Besides: {others}</p> : null}
          <SumRow
            label={`In profit, not asked, ${counted(owed?.count ?? 0, 'account')}`}
            value={amountText(more, currency)}
          />
          <SumRow isTotal label="If everybody asked" value={amountText(cost + more, currency)} />
        </div>
      )}
    </Panel>
  )
}

type SumProps = { readonly label: string; readonly value: string; readonly isTotal?: boolean }

const SumRow = ({ label, value, isTotal = false }: SumProps) => (
  <div className={`pf-dash-sums__row${isTotal ? ' pf-dash-sums__row--total' : ''}`}>
    <span>{label}</span>
    <span>{value}</span>
  </div>
)

function PayoutRow({ row, currency }: { readonly row: OpenPayouts; readonly currency: string }) {
  const { list } = useAddresses()
  const words = payoutLifecycle.statuses[row.status]
  return (
    <div className="pf-dash-sums__row">
      <Link
        className="pf-dash-with-shape"
        href={list('payouts', { status: [row.status] })}
        prefetch={false}
      >
        <Shape tone={words?.tone ?? 'neutral'} />
        <span>
          {words?.label ?? row.status}, {countText(row.count)}
        </span>
      </Link>
      <span>{amountText(row.amounts[currency] ?? 0, currency)}</span>
    </div>
  )
}

function otherCurrencies(rows: readonly OpenPayouts[], own: string): string {
  const sums = new Map<string, number>()
  for (const { amounts } of rows) {
    for (const [currency, amount] of Object.entries(amounts)) {
      if (currency !== own) sums.set(currency, (sums.get(currency) ?? 0) + amount)
    }
  }
  return [...sums].map(([currency, sum]) => `${amountText(sum, currency)} ${currency}`).join(', ')
}
