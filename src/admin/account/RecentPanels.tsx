import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import { readAccountDays, type DayRow } from '../../readModels/account/readDays.js'
import { readAccountAudit, type AuditRow } from '../../readModels/account/readRecords.js'
import { minor, subtract } from '../../domain/money/minor.js'
import { amountText } from '../parts/amounts.js'
import { auditSentence } from '../parts/auditWords.js'
import { instantText, tradingDateText, whenText } from '../parts/dates.js'
import { Loaded } from '../parts/Loaded.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Timeline } from '../parts/Timeline.js'
import type { Viewer } from '../parts/viewer.js'
import { entrySubject } from './accountWords.js'

type Props = { readonly head: AccountHead; readonly viewer: Viewer; readonly zone: string }

/** Rows of each of the two panels; their tabs have the rest. */
const recentRows = 6

/** Under the curve of an account without a ruling: its newest days, and what was decided last. */
export const RecentPanels = ({ head, viewer, zone }: Props) => (
  <>
    <Loaded
      load={() => readAccountDays(viewer.q, head.id)}
      log={viewer.log}
      title="Last trading days"
    >
      {(days) => (
        <RecentDays
          currency={head.currency}
          days={days.slice(0, recentRows)}
          url={viewer.recordUrl('accounts', head.id, 'days')}
        />
      )}
    </Loaded>
    {viewer.may('auditEntries') ? (
      <Loaded
        load={() => readAccountAudit(viewer.q, head.id)}
        log={viewer.log}
        title="Latest entries"
      >
        {(entries) => (
          <RecentEntries
            entries={entries.slice(0, recentRows)}
            url={viewer.recordUrl('accounts', head.id, 'audit')}
            viewer={viewer}
            zone={zone}
          />
        )}
      </Loaded>
    ) : null}
  </>
)

type DaysProps = {
  readonly days: readonly DayRow[]
  readonly currency: string
  readonly url: string
}

/** The newest trading days, for an account without a ruling. */
const RecentDays = ({ days, currency, url }: DaysProps) => (
  <Panel aside={<a href={url}>all days</a>} title="Last trading days">
    {days.length === 0 ? (
      <Empty>A row appears for each trading day once the account is followed.</Empty>
    ) : (
      <table className="pf-table">
        <thead>
          <tr>
            <th>Day</th>
            <th className="pf-number">Low</th>
            <th className="pf-number">High</th>
            <th className="pf-number">Result</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.date}>
              <td>{tradingDateText(day.date)}</td>
              <td className="pf-number">{amountOr(day.low, currency)}</td>
              <td className="pf-number">{amountOr(day.high, currency)}</td>
              <td className="pf-number">{resultText(day, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Panel>
)

export const amountOr = (amount: number | null, currency: string): string =>
  amount === null ? '–' : amountText(amount, currency)

/** Equity at the end of the day less equity at its reset, with its sign. */
export function resultText({ close, startEquity }: DayRow, currency: string): string {
  if (close === null) return '–'
  const result = subtract(minor(close), minor(startEquity))
  return `${result > 0 ? '+' : ''}${amountText(result, currency)}`
}

type EntriesProps = {
  readonly entries: readonly AuditRow[]
  readonly zone: string
  readonly viewer: Viewer
  readonly url: string
}

/** The newest entries of the audit log about an account. */
const RecentEntries = ({ entries, zone, viewer, url }: EntriesProps) => (
  <Panel aside={<a href={url}>all entries</a>} title="Latest entries">
    {entries.length === 0 ? (
      <Empty>Whatever is decided about this account appears here.</Empty>
    ) : (
      <div className="pf-story__list">
        <Timeline
          items={entries.map((entry) => {
            const { tone, text } = auditSentence(entry, viewer.lifecycles)
            return {
              key: entry.id,
              time: whenText(entry.at, viewer.now, zone),
              title: instantText(entry.at, zone),
              tone,
              text: `${entrySubject(entry, viewer.rules)} ${text}`,
            }
          })}
        />
      </div>
    )}
  </Panel>
)
