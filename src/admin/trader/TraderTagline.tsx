import { ViewDescription } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import type { TraderHead } from '../../readModels/trader/readTraderHead.js'
import type { TraderStage } from '../../readModels/trader/traderStage.js'
import { Chip } from '../parts/Chip.js'
import type { Tone } from '../parts/Shape.js'
import { StatusChip } from '../parts/StatusChip.js'
import { viewerOf, type Viewer } from '../parts/viewer.js'
import { traderHeadOf } from './traderHead.js'
import '../parts/page.css'

type Props = Pick<ServerProps, 'payload' | 'user'> & {
  /** Missing above the list. */
  readonly id?: string | number
  readonly description?: string
  readonly collectionSlug?: string
}

/** Beside a trader's name: stage, identity, payout on its way. Above the list: its description. */
export async function TraderTagline({ id, description, collectionSlug, payload, user }: Props) {
  if (id === undefined) {
    return <ViewDescription collectionSlug={collectionSlug ?? ''} description={description ?? ''} />
  }
  const viewer = viewerOf({ payload, user })
  const head = await traderHeadOf(viewer.q, String(id))
  return head ? (
    <div className="pf-tagline">
      <TraderChips head={head} viewer={viewer} />
    </div>
  ) : null
}

const stages: Readonly<Record<TraderStage, { readonly tone: Tone; readonly label: string }>> = {
  lead: { tone: 'waiting', label: 'Lead' },
  buyer: { tone: 'waiting', label: 'Buyer' },
  evaluating: { tone: 'working', label: 'Evaluating' },
  funded: { tone: 'good', label: 'Funded' },
  former: { tone: 'neutral', label: 'Former' },
}

type ChipsProps = { readonly head: TraderHead; readonly viewer: Viewer }

function TraderChips({ head, viewer }: ChipsProps) {
  const { lifecycles, may, recordUrl } = viewer
  const { identity, openCase, payout, stage } = head
  return (
    <>
      <StatusChip lifecycle={lifecycles.trader} status={head.status} />
      <Chip tone={stages[stage].tone}>{stages[stage].label}</Chip>
      {may('kycCases')
        ? [identity, openCase].map((each) =>
            each ? (
              <a href={recordUrl('kycCases', each.id)} key={each.id} title={each.reference}>
                <StatusChip about="Identity" lifecycle={lifecycles.kycCase} status={each.status} />
              </a>
            ) : null,
          )
        : null}
      {may('payouts') && payout ? (
        <a href={recordUrl('payouts', payout.id)} title={payout.reference}>
          <StatusChip about="Payout" lifecycle={lifecycles.payout} status={payout.status} />
        </a>
      ) : null}
    </>
  )
}
