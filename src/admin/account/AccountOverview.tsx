import { notFound } from 'next/navigation.js'
import type { DocumentViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { firmOf } from '../../firm.js'
import { readAccountDays } from '../../readModels/account/readDays.js'
import { readAccountAudit } from '../../readModels/account/readRecords.js'
import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import { Loaded } from '../parts/Loaded.js'
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
import { RecentDays, RecentEntries } from './RecentPanels.js'
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
  const head = await accountHeadOf(viewer.q, String(doc.id))
  if (!head) notFound()
  const page = await accountPage(viewer, head, searchParams?.ruling)
  const { ruling, curve, end, mark, zone, settings } = page
  const afterwards = page.afterwards === failed ? [] : page.afterwards
  const isLive = head.status === 'active' && head.live !== null
  const { rulings } = firmOf(req.payload).slugs
  const evidenceUrl = formatAdminURL({
    apiRoute: req.payload.config.routes.api,
    path: `/${rulings}/${ruling?.id ?? ''}?depth=0&select[evidence]=true`,
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
        initial={initialFigures(head.id, head.live)}
        isLive={isLive}
        isSettling={head.endedAt !== null && viewer.now - head.endedAt < settlingMs}
        serverNow={viewer.now}
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
            {ruling?.proof ? <ObservationPanel proof={ruling.proof} ruling={ruling} /> : null}
            {ruling ? (
              <AfterwardsPanel
                hasFailed={page.afterwards === failed}
                told={afterwardsWords(afterwards, {
                  ruling,
                  lifecycles: viewer.lifecycles,
                  currency: head.currency,
                  zone,
                })}
                zone={zone}
              />
            ) : (
              <Recent head={head} viewer={viewer} zone={zone} />
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

type RecentProps = { readonly head: AccountHead; readonly viewer: Viewer; readonly zone: string }

/** Rows of the two small panels under the curve. */
const recentRows = 6

const Recent = ({ head, viewer, zone }: RecentProps) => (
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
