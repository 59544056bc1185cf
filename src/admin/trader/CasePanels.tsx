import type { TraderPayout, TraderViolation } from '../../readModels/trader/readTraderCases.js'
import { minor, subtract } from '../../domain/money/minor.js'
import { amountText } from '../parts/amounts.js'
import { Chip } from '../parts/Chip.js'
import { dayText, durationText, instantText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { StatusChip } from '../parts/StatusChip.js'
import type { Viewer } from '../parts/viewer.js'
import { ruleWord } from '../parts/ruleWord.js'

type Shared = { readonly viewer: Viewer; readonly zone: string; readonly traderId: string }

/** Payouts with what each waits for. */
export function PayoutsPanel({
  payouts,
  viewer,
  traderId,
}: Omit<Shared, 'zone'> & { readonly payouts: readonly TraderPayout[] }) {
  const total = payouts[0]?.total ?? 0
  const all = viewer.listUrl('payouts', { trader: traderId })
  return (
    <Panel
      aside={total > payouts.length ? <a href={all}>all {total}</a> : undefined}
      id="payouts"
      title="Payouts"
    >
      {payouts.length === 0 ? (
        <Empty>None. A payout appears when the trader of a funded account asks for one.</Empty>
      ) : (
        <table className="pf-table pf-rows">
          <tbody>
            {payouts.map((payout) => (
              <tr key={payout.id}>
                <td>
                  <a className="pf-strong" href={viewer.recordUrl('payouts', payout.id)}>
                    {payout.reference}
                  </a>
                </td>
                <td>
                  <StatusChip lifecycle={viewer.lifecycles.payout} status={payout.status} />
                </td>
                <td className="pf-number" title={`${payout.currency}, account ${payout.login}`}>
                  {amountText(payout.amount, payout.currency)}
                </td>
                <td className="pf-number pf-muted">{payoutTime(payout, viewer.now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

const ended = new Set(['paid', 'cancelled', 'rejectedReturned', 'rejectedForfeited'])

/** `due in 18 h 42 m` while it is on its way, `in 1 d 6 h` once it arrived. */
function payoutTime({ status, requestedAt, dueAt, paidAt }: TraderPayout, now: number): string {
  if (paidAt !== null) return `in ${durationText(paidAt - requestedAt)}`
  if (ended.has(status) || dueAt === null) return ''
  return dueAt >= now
    ? `due in ${durationText(dueAt - now)}`
    : `late by ${durationText(now - dueAt)}`
}

/** Cases about broken rules. */
export const ViolationsPanel = ({
  violations,
  viewer,
  zone,
}: Omit<Shared, 'traderId'> & { readonly violations: readonly TraderViolation[] }) => (
  <Panel aside={violationCounts(violations)} title="Violations">
    {violations.length === 0 ? (
      <Empty>None. Broken rules appear here, suspected ones first.</Empty>
    ) : (
      <table className="pf-table pf-rows">
        <tbody>
          {violations.map((violation) => (
            <tr key={violation.id}>
              <td>
                <a
                  className="pf-strong"
                  href={viewer.recordUrl('accounts', violation.accountId, 'overview')}
                >
                  {violation.reference}
                </a>
              </td>
              <td>
                <Chip
                  title={`Account ${violation.login}`}
                  tone={viewer.lifecycles.violation.statuses[violation.status]?.tone ?? 'neutral'}
                >
                  {ruleWord(violation.rule, viewer.rules)}
                </Chip>
              </td>
              <td className="pf-number">{violationText(violation, viewer)}</td>
              <td className="pf-number pf-muted">
                {violation.at === null ? null : (
                  <time title={instantText(violation.at, zone)}>{dayText(violation.at, zone)}</time>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Panel>
)

/** `7.85 under, confirmed`. */
function violationText(violation: TraderViolation, { lifecycles }: Viewer): string {
  const status = lifecycles.violation.statuses[violation.status]?.label ?? violation.status
  return [breachText(violation), status.toLowerCase()].filter(Boolean).join(', ')
}

type Broken = Pick<TraderViolation, 'unit' | 'limit' | 'figure' | 'currency'>

/** How far the figure lies under the limit; empty where it is no amount under a floor. */
export function breachText({ unit, limit, figure, currency }: Broken): string {
  if (unit !== 'money' || limit === null || figure === null || currency === null) return ''
  const under = subtract(minor(limit), minor(figure))
  if (under < 0) return ''
  return under === 0 ? 'at the floor' : `${amountText(under, currency)} under`
}

function violationCounts([first]: readonly TraderViolation[]): string | undefined {
  if (!first) return undefined
  const counts = {
    suspected: first.suspected,
    confirmed: first.confirmed,
    recorded: first.recorded,
  }
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ')
}
