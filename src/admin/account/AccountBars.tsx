import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import type { ShownRuling } from '../../readModels/account/readRuling.js'
import { giverRoles } from '../../domain/programs/offers.js'
import { hasRole } from '../../access/person.js'
import { ActionBar } from '../actionBar/ActionBar.js'
import { OfferActions } from '../offers/OfferActions.js'
import { Chip } from '../parts/Chip.js'
import { instantText } from '../parts/dates.js'
import { Shape } from '../parts/Shape.js'
import { StatusChip } from '../parts/StatusChip.js'
import type { Viewer } from '../parts/viewer.js'
import { holdWords } from './accountWords.js'
import { TradingOff } from './TradingOff.js'
import type { Aftermath } from '../../readModels/account/readAfterwards.js'

type Props = {
  readonly head: AccountHead
  readonly ruling: ShownRuling | null
  readonly afterwards: readonly Aftermath[]
  readonly zone: string
  readonly viewer: Viewer
}

/** What the account is, and what may be done about it and about its violation. */
export function AccountBars({ head, ruling, afterwards, zone, viewer }: Props) {
  const violation = ruling?.violation ?? null
  return (
    <div className="pf-bars">
      <div className="pf-actions__facts">
        <StatusChip lifecycle={viewer.lifecycles.account} status={head.status} />
        {oncePerReason(head.holds).map((hold) => (
          <Chip
            key={`${hold.kind} ${hold.reason} ${hold.note ?? ''}`}
            title={`${hold.note ?? hold.reason}, since ${instantText(hold.since, zone)}`}
            tone="attention"
          >
            {holdWords[hold.kind] ?? hold.kind}: {hold.reason}
          </Chip>
        ))}
        {ruling ? <RulingFact ruling={ruling} viewer={viewer} /> : null}
        <span className="pf-muted">
          Program version <b>v{head.version.number}</b>{' '}
          <span className="pf-mono">{head.version.hash.slice(0, 8)}</span>
        </span>
        <TradingOff afterwards={afterwards} />
        {head.problem ? (
          <span className="pf-mark pf-problem">
            <Shape tone="bad" /> {head.problem}
          </span>
        ) : null}
      </div>
      <div className="pf-bars__buttons">
        {violation && viewer.may('violations') ? (
          <ActionBar
            id={violation.id}
            lifecycle="violation"
            status={violation.status}
            subject={violation.reference}
          />
        ) : null}
        <ActionBar
          id={head.id}
          lifecycle="account"
          status={head.status}
          subject={head.login ?? head.reference}
        />
      </div>
      {hasRole(viewer.person, giverRoles) ? (
        <OfferActions challenge={head.challenge.id} status={head.status} />
      ) : null}
    </div>
  )
}

function RulingFact({ ruling, viewer }: { readonly ruling: ShownRuling; readonly viewer: Viewer }) {
  const { violation } = ruling
  const status = violation?.status ?? ruling.disposition
  const words = viewer.lifecycles.violation.statuses[status]?.label.toLowerCase() ?? status
  if (status === 'suspected') {
    return <Chip tone="attention">{`${violation?.reference ?? ruling.reference} suspected`}</Chip>
  }
  return (
    <span className="pf-muted">
      Ruling <b>{violation?.reference ?? ruling.reference}</b> <span>{words}</span>
    </span>
  )
}

type Worded = { readonly kind: string; readonly reason: string; readonly note: string | null }

/** Two rules broken at once hold an account twice, for one reason. */
function oncePerReason<Hold extends Worded>(holds: readonly Hold[]): readonly Hold[] {
  const worded = new Map<string, Hold>()
  for (const hold of holds) {
    const words = `${hold.kind} ${hold.reason} ${hold.note ?? ''}`
    if (!worded.has(words)) worded.set(words, hold)
  }
  return [...worded.values()]
}
