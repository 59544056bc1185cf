import { readAccountDays, type DayRow } from '../../readModels/account/readDays.js'
import { ruleTitle } from '../../readModels/limits.js'
import { amountText } from '../parts/amounts.js'
import { instantText, tradingDateText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { accountTab, type TabContext } from './accountTab.js'
import { amountOr, resultText } from './RecentPanels.js'

/** One row for each trading day: where it began, how far it went, where it ended. */
export const AccountDays = accountTab({
  label: 'Days',
  needs: 'accounts',
  body: async ({ head, viewer, zone }) => {
    const days = await readAccountDays(viewer.q, head.id)
    return <DaysPanel days={days} head={head} zone={zone} />
  },
})

type Props = Pick<TabContext, 'head' | 'zone'> & { readonly days: readonly DayRow[] }

function DaysPanel({ days, head, zone }: Props) {
  const { currency, phaseTerms } = head
  const rules = [...new Set(days.flatMap(({ floors }) => floors.map(({ rule }) => rule)))]
  const reset = phaseTerms?.terms.calendar.resetAt ?? '00:00'
  return (
    <Panel aside={`${currency}, days begin at ${reset} ${zone}`} title="Trading days">
      {days.length === 0 ? (
        <Empty>A row appears for each trading day once the account is followed.</Empty>
      ) : (
        <div className="pf-scroll">
          <table className="pf-table">
            <thead>
              <tr>
                <th>Day</th>
                {['Balance at reset', 'Equity at reset', 'High', 'Low', 'Close', 'Result'].map(
                  (title) => (
                    <th className="pf-number" key={title}>
                      {title}
                    </th>
                  ),
                )}
                {rules.map((rule) => (
                  <th className="pf-number" key={rule}>
                    Floor, {phaseTerms ? ruleTitle(phaseTerms, rule).toLowerCase() : rule}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day.date}>
                  <td title={instantText(day.startsAt, zone)}>{tradingDateText(day.date)}</td>
                  <td className="pf-number">{amountText(day.startBalance, currency)}</td>
                  <td className="pf-number">{amountText(day.startEquity, currency)}</td>
                  <td className="pf-number">{amountOr(day.high, currency)}</td>
                  <td className="pf-number">{amountOr(day.low, currency)}</td>
                  <td className="pf-number">{amountOr(day.close, currency)}</td>
                  <td className="pf-number">{resultText(day, currency)}</td>
                  {rules.map((rule) => (
                    <td className="pf-number" key={rule}>
                      {amountOr(floorOf(day, rule), currency)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

const floorOf = (day: DayRow, rule: string): number | null =>
  day.floors.find((floor) => floor.rule === rule)?.limit ?? null
