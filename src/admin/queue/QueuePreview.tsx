'use client'
import { Link } from '@payloadcms/ui'
import type { ReactElement } from 'react'
import { queueKind } from '../../readModels/queue/kinds.js'
import type { GoneItem, QueueItem } from '../../readModels/queue/model.js'
import type { QueuePreview as Preview } from '../../readModels/queue/previewModel.js'
import { ActionBar } from '../actionBar/ActionBar.js'
import { connectionModes } from '../deeds/connectionModes.js'
import { DeedButtons } from '../deeds/DeedButtons.js'
import { incidentReleases } from '../deeds/incidentReleases.js'
import type { Deed } from '../deeds/deed.js'
import { noticeDeeds } from '../deeds/noticeDeeds.js'
import { refundDeeds } from '../deeds/refundDeeds.js'
import { DocumentsOf } from '../kyc/KycDocuments.js'
import { Chip } from '../parts/Chip.js'
import { Problem } from '../parts/Problem.js'
import { Shape } from '../parts/Shape.js'
import { useAnswer } from '../parts/useAnswer.js'
import { PayoutGrounds } from '../payout/PayoutReview.js'
import { useAddresses } from '../shell/useAddresses.js'
import { BreachGrounds } from './BreachGrounds.js'
import { dueOf, subjectOf, whyOf } from './queueWords.js'
import { SimilarCases } from './SimilarCases.js'

type Props = {
  readonly item: QueueItem
  readonly gone: GoneItem | undefined
  readonly place: string
  readonly now: number
  readonly zone: string
  readonly mayDecide: boolean
  readonly keysBeside: string
  readonly onAssign: () => void
  readonly onSnooze: () => void
  /** With what else was decided. */
  readonly onDone: (others?: readonly string[]) => void
}

/** The grounds to decide one thing, and under them the buttons that do. */
export function QueuePreview(props: Props) {
  const { item, gone, place, now, zone, mayDecide, onAssign, onSnooze } = props
  const { record } = useAddresses()
  const { kind, id } = item
  const query = new URLSearchParams({ kind, id })
  const { value, problem, retry } = useAnswer<Preview>(
    `/prop-firm/queue/preview?${query}`,
    'The grounds could not be loaded; the list goes on.',
    item.status,
  )
  const { collection, word } = queueKind(kind)
  const tone = dueOf(item, now).tone === 'bad' ? 'bad' : 'attention'
  return (
    <>
      <div className="pf-queue__meta">
        <Chip tone={tone}>{word}</Chip>
        <span className="pf-muted">{[place, item.reference].filter(Boolean).join(' · ')}</span>
      </div>
      <h2>
        <Link href={record(collection, id)} prefetch={false}>
          {subjectOf(item)}
        </Link>
      </h2>
      <p className="pf-muted">{about(item, value)}</p>
      {problem ? <Problem onRetry={retry}>{problem}</Problem> : null}
      <Grounds failed={problem !== ''} item={item} preview={value} zone={zone} />
      {value?.similar ? <SimilarCases kind={kind} similar={value.similar} /> : null}
      {gone ? (
        <p className="pf-banner">
          <Shape tone="done" />
          <span>{gone.by ? `${gone.by} decided this.` : 'This does not wait any more.'}</span>
        </p>
      ) : mayDecide ? (
        <div className="pf-queue__decide">
          <Decide {...props} />
          <p className="pf-queue__beside">
            <button className="pf-queue__link" onClick={onAssign} type="button">
              {item.owner ? `With ${item.owner.name}; assign…` : 'Assign…'}
            </button>
            <button className="pf-queue__link" onClick={onSnooze} type="button">
              Put off…
            </button>
          </p>
        </div>
      ) : (
        <p className="pf-muted">Your role sees this and does not decide it.</p>
      )}
    </>
  )
}

/** `Two-Step 50K, phase 1. Daily loss limit`. */
const about = ({ facts }: QueueItem, preview: Preview | null): string =>
  [preview?.account?.about, facts.ruleName].filter(Boolean).join('. ')

function Decide({ item, keysBeside, onDone }: Props) {
  if (item.kind === 'actRequests') {
    return <DeedButtons deeds={connectionModes} id={item.id} onDone={onDone} />
  }
  if (item.kind === 'incidents' && item.facts.actionId) {
    return <DeedButtons deeds={incidentReleases} id={item.facts.actionId} onDone={onDone} />
  }
  if (!item.decides) return null
  const { lifecycle, id } = item.decides
  const moves = (
    <ActionBar
      id={id}
      keysBeside={keysBeside}
      lifecycle={lifecycle}
      onDone={onDone}
      status={item.status}
      subject={subjectOf(item)}
    />
  )
  const deeds = deedsOf[item.kind]
  if (!deeds) return moves
  return (
    <>
      <DeedButtons deeds={deeds} id={item.id} onDone={onDone} />
      {moves}
    </>
  )
}

/** What decides such a row without a move. */
const deedsOf: Partial<Readonly<Record<QueueItem['kind'], readonly Deed[]>>> = {
  orderNotices: noticeDeeds,
  refunds: refundDeeds,
}

type GroundsProps = {
  readonly item: QueueItem
  readonly preview: Preview | null
  /** There is none, and none is on its way. */
  readonly failed: boolean
  readonly zone: string
}

/** What a person looks at before this kind of decision. */
function Grounds({ item, preview, failed, zone }: GroundsProps): ReactElement | null {
  switch (item.kind) {
    case 'suspectedBreaches':
    case 'replays':
    case 'appeals':
      return failed ? null : <BreachGrounds item={item} preview={preview} zone={zone} />
    case 'payouts':
    case 'payoutsToSend':
    case 'payoutTroubles':
      return <PayoutGrounds again={`${item.status} ${item.facts.by ?? ''}`} id={item.id} />
    case 'kycCases':
      return (
        <>
          <Why item={item} />
          <DocumentsOf id={item.id} />
        </>
      )
    case 'scaling':
    case 'incidents':
    case 'orders':
    case 'orderNotices':
    case 'refunds':
    case 'provisioning':
    case 'platformCommands':
    case 'differences':
    case 'messages':
    case 'actRequests':
      return <Why item={item} />
  }
}

const Why = ({ item }: { readonly item: QueueItem }) => (
  <p className="pf-banner pf-banner--near">
    <Shape tone="attention" />
    <span>{whyOf(item)}.</span>
  </p>
)
