import { SetStepNav } from '@payloadcms/ui'
import { notFound } from 'next/navigation.js'
import type { DocumentViewServerProps } from 'payload'
import { noteWriters } from '../../access/matrix.js'
import { hasRole } from '../../access/person.js'
import { readFirmSettings } from '../../readModels/readFirmSettings.js'
import { readTraderMoney } from '../../readModels/trader/readTraderHead.js'
import { isTimelineTopic } from '../../readModels/trader/readTraderTimeline.js'
import { ActionBar } from '../actionBar/ActionBar.js'
import { viewerOf } from '../parts/viewer.js'
import { personIn } from './personIn.js'
import { TraderFigures } from './TraderFigures.js'
import { traderHeadOf } from './traderHead.js'
import { TraderPanels } from './TraderPanels.js'
import '../parts/page.css'
import './trader.css'

/** Everything about one person on one page. Payload has asked whether the reader may see the record. */
export async function TraderOverview({
  doc,
  initPageResult,
  searchParams,
}: DocumentViewServerProps) {
  const { req, collectionConfig } = initPageResult
  const viewer = viewerOf(req)
  const id = String(doc.id)
  if (viewer.person.kind !== 'operator' || !viewer.may('traders')) notFound()
  const [head, settings, money] = await Promise.all([
    traderHeadOf(viewer.q, id),
    readFirmSettings(viewer.q),
    viewer.may('payouts') ? readTraderMoney(viewer.q, id) : null,
  ])
  if (!head) notFound()
  const person = personIn(doc)
  const topic = searchParams?.timeline
  const { zone, bands } = settings
  return (
    <div className="pf-page pf-trader">
      <SetStepNav
        nav={[
          { label: String(collectionConfig?.labels.plural ?? ''), url: viewer.listUrl('traders') },
          { label: person.reference },
        ]}
      />
      <ActionBar id={id} lifecycle="trader" subject={person.name}>
        <TraderFigures
          currency={settings.currency}
          head={head}
          money={money}
          person={person}
          viewer={viewer}
          zone={zone}
        />
      </ActionBar>
      {head.mergedInto ? (
        <p className="pf-trader__merged">
          Merged into{' '}
          <a
            className="pf-underlined"
            href={viewer.recordUrl('traders', head.mergedInto.id, 'overview')}
          >
            {head.mergedInto.reference}
          </a>
          , which has the newer records.
        </p>
      ) : null}
      <TraderPanels
        bands={bands}
        contact={person.contact}
        hasBought={head.stage !== 'lead'}
        id={id}
        mayWrite={hasRole(viewer.person, noteWriters)}
        topic={isTimelineTopic(topic) ? topic : 'all'}
        viewer={viewer}
        zone={zone}
      />
    </div>
  )
}
