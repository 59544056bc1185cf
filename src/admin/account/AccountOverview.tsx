import { notFound } from 'next/navigation.js'
import type { DocumentViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import type { ShownRuling } from '../../readModels/account/readRuling.js'
import { viewerOf, type Viewer } from '../parts/viewer.js'
import { AccountBars } from './AccountBars.js'
import { accountHeadOf } from './accountHead.js'
import { accountPage, failed, initialFigures } from './accountPage.js'
import { AccountSteps } from './AccountSteps.js'
import { AfterwardsPanel } from './AfterwardsPanel.js'
import { afterwardsWords } from './afterwardsWords.js'
import { CurvePanel } from './CurvePanel.js'
import { closingOf } from './keyFigures.js'
import { LimitsPanel } from './LimitsPanel.js'
import { LiveAccount } from './live/LiveAccount.js'
import { ObservationPanel } from './ObservationPanel.js'
import { ProofPanel } from './ProofPanel.js'
import { RecentPanels } from './RecentPanels.js'
import '../parts/page.css'
import './account.css'

/** So long after the end of an account the page shows what follows as it comes. */
const settlingMs = 2 * 60_000

/** One account: its curve with the floors as they were, and why it ended or how much room is left. */
export async function AccountOverview({
  doc,
  initPageResult,
  searchParams,
}: DocumentViewServerProps) {
  const { req } = initPageResult
  const viewer = viewerOf(req)
  if (viewer.person.kind !== 'operator' || !viewer.may('accounts')) notFound()
  const head = await accountHeadOf(viewer.q, String(doc.id), viewer.rules)
  if (!head) notFound()
  const page = await accountPage(viewer, head, searchParams?.ruling)
  const { ruling, curve, end, mark, zone, settings } = page
  const afterwards = page.afterwards === failed ? [] : page.afterwards
  const isLive = head.status === 'active' && head.live !== null
  const evidenceUrl = formatAdminURL({
    apiRoute: req.payload.config.routes.api,
    path: `/prop-firm/rulings/${ruling?.id ?? ''}/evidence`,
  })
  return (
    <div className="pf-page pf-account">
      <AccountSteps head={head} viewer={viewer} />
      <AccountBars
        afterwards={afterwards}
        head={head}
        ruling={ruling}
        viewer={viewer}
        zone={zone}
      />
      <LiveAccount
        accountId={head.id}
        initial={initialFigures(head.id, head.live)}
        isLive={isLive}
        isSettling={head.endedAt !== null && viewer.now - head.endedAt < settlingMs}
        serverNow={viewer.now}
        zone={zone}
      >
        <div className="pf-account__grid">
          <div className="pf-account__main">
            <CurvePanel
              closing={viewer.may('platformCommands') ? closingOf(afterwards) : undefined}
              curve={curve}
              end={end}
              head={head}
              mark={mark}
              ruling={ruling}
              zone={zone}
            />
            {ruling ? (
              <RulingPanels head={head} page={page} ruling={ruling} viewer={viewer} />
            ) : (
              <RecentPanels head={head} viewer={viewer} zone={zone} />
            )}
          </div>
          {ruling ? (
            <ProofPanel evidenceUrl={evidenceUrl} head={head} ruling={ruling} />
          ) : (
            <LimitsPanel bands={settings.bands} head={head} zone={zone} />
          )}
        </div>
      </LiveAccount>
    </div>
  )
}

type Shared = { readonly head: AccountHead; readonly viewer: Viewer }

type RulingProps = Shared & {
  readonly page: Awaited<ReturnType<typeof accountPage>>
  readonly ruling: ShownRuling
}

/** Under the curve: what was seen before the ruling, and what came of it. */
function RulingPanels({ head, page, ruling, viewer }: RulingProps) {
  const { afterwards, zone } = page
  const told = afterwardsWords(afterwards === failed ? [] : afterwards, {
    ruling,
    lifecycles: viewer.lifecycles,
    currency: head.currency,
    zone,
  })
  return (
    <>
      {ruling.proof ? <ObservationPanel proof={ruling.proof} ruling={ruling} /> : null}
      <AfterwardsPanel hasFailed={afterwards === failed} told={told} zone={zone} />
    </>
  )
}
