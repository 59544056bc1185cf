import { notFound } from 'next/navigation.js'
import type { DocumentViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { readShownRuling, type ShownRuling } from '../../readModels/account/readRuling.js'
import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import { readAppeal, type AppealPage } from '../../readModels/appeals/readAppeal.js'
import { readFirmSettings } from '../../readModels/readFirmSettings.js'
import { ActionBar } from '../actionBar/ActionBar.js'
import { accountHeadOf } from '../account/accountHead.js'
import { ProofPanel } from '../account/ProofPanel.js'
import { instantText } from '../parts/dates.js'
import { Panel } from '../parts/Panel.js'
import { StatusChip } from '../parts/StatusChip.js'
import { viewerOf, type Viewer } from '../parts/viewer.js'
import '../parts/page.css'
import '../account/account.css'
import './appeals.css'

/** An appeal with the proof beside it, and who may decide it. */
export async function AppealReview({ doc, initPageResult }: DocumentViewServerProps) {
  const { req } = initPageResult
  const viewer = viewerOf(req)
  if (viewer.person.kind !== 'operator' || !viewer.may('appeals')) notFound()
  const appeal = await readAppeal(viewer.q, String(doc.id))
  if (!appeal) notFound()
  const [head, ruling, { zone }] = await Promise.all([
    accountHeadOf(viewer.q, appeal.accountId, viewer.rules),
    viewer.may('rulings')
      ? readShownRuling(viewer.q, appeal.accountId, {
          rules: viewer.rules,
          rulingId: appeal.rulingId,
        })
      : null,
    readFirmSettings(viewer.q),
  ])
  const evidenceUrl = formatAdminURL({
    apiRoute: req.payload.config.routes.api,
    path: `/prop-firm/rulings/${appeal.rulingId}/evidence`,
  })
  return (
    <div className="pf-page pf-account">
      <ActionBar
        id={appeal.id}
        lifecycle="appeal"
        status={appeal.status}
        subject={appeal.reference}
      >
        <StatusChip lifecycle={viewer.lifecycles.appeal} status={appeal.status} />
        <span className="pf-muted">
          Appeal <b>{appeal.reference}</b> against ruling <b>{appeal.rulingReference}</b>, decided
          first by {appeal.firstDecider}
        </span>
      </ActionBar>
      <Body
        appeal={appeal}
        evidenceUrl={evidenceUrl}
        head={head}
        ruling={ruling}
        {...{ viewer, zone }}
      />
    </div>
  )
}

type Props = {
  readonly appeal: AppealPage
  readonly head: AccountHead | null
  readonly ruling: ShownRuling | null
  readonly evidenceUrl: string
  readonly viewer: Viewer
  readonly zone: string
}

const Body = ({ appeal, head, ruling, evidenceUrl, viewer, zone }: Props) => (
  <div className="pf-account__grid">
    <div>
      <Panel className="pf-appeal" title="What the trader says">
        <section>
          <p className="pf-appeal__text">{appeal.text}</p>
        </section>
        <Facts appeal={appeal} viewer={viewer} zone={zone} />
      </Panel>
    </div>
    {head && ruling ? <ProofPanel evidenceUrl={evidenceUrl} head={head} ruling={ruling} /> : null}
  </div>
)

function Facts({ appeal, viewer, zone }: Pick<Props, 'appeal' | 'viewer' | 'zone'>) {
  const page = viewer.recordUrl('accounts', appeal.accountId, 'overview')
  const decided = appeal.decidedAt === null ? '' : instantText(appeal.decidedAt, zone)
  return (
    <dl className="pf-facts">
      <div>
        <dt>Trader</dt>
        <dd>
          <a href={viewer.recordUrl('traders', appeal.traderId)}>{appeal.traderName ?? 'trader'}</a>
        </dd>
      </div>
      <div>
        <dt>Account, with its curve</dt>
        <dd>
          <a href={`${page}?ruling=${appeal.rulingId}`}>{appeal.login ?? 'account'}</a>
        </dd>
      </div>
      <div>
        <dt>Violation</dt>
        <dd>
          {appeal.violationReference},{' '}
          {viewer.lifecycles.violation.statuses[appeal.violationStatus]?.label.toLowerCase()}
        </dd>
      </div>
      <div>
        <dt>Received</dt>
        <dd>{instantText(appeal.openedAt, zone)}</dd>
      </div>
      {appeal.deadline === null ? null : (
        <div>
          <dt>Accepted until</dt>
          <dd>{instantText(appeal.deadline, zone)}</dd>
        </div>
      )}
      {appeal.decision ? (
        <div>
          <dt>Decided by {appeal.decidedBy}</dt>
          <dd>
            {decided}: {appeal.decision}
          </dd>
        </div>
      ) : null}
    </dl>
  )
}
