import { notFound } from 'next/navigation.js'
import type { DocumentViewServerProps } from 'payload'
import type { ReactNode } from 'react'
import type { CollectionKey } from '../../collectionKeys.js'
import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import { Empty } from '../parts/Panel.js'
import { viewerOf, type Viewer } from '../parts/viewer.js'
import { accountHeadOf } from './accountHead.js'
import { AccountSteps } from './AccountSteps.js'
import '../parts/page.css'
import './account.css'

export type TabContext = {
  readonly head: AccountHead
  readonly viewer: Viewer
  /** The program's zone, in which its days begin. */
  readonly zone: string
}

type Tab = {
  readonly label: string
  /** What its rows are: a role that may not read them is told so. */
  readonly needs: CollectionKey
  readonly body: (context: TabContext) => Promise<ReactNode>
}

/** A tab of the account page: the same frame around other rows. */
export const accountTab = ({ label, needs, body }: Tab) =>
  async function AccountTab({ doc, initPageResult }: DocumentViewServerProps) {
    const viewer = viewerOf(initPageResult.req)
    if (viewer.person.kind !== 'operator' || !viewer.may('accounts')) notFound()
    const head = await accountHeadOf(viewer.q, String(doc.id), viewer.rules)
    if (!head) notFound()
    const zone = head.phaseTerms?.terms.calendar.zone ?? 'UTC'
    return (
      <div className="pf-page pf-account">
        <AccountSteps head={head} tab={label} viewer={viewer} />
        <div className="pf-tab">
          {viewer.may(needs) ? (
            await body({ head, viewer, zone })
          ) : (
            <Empty>Your role does not include this.</Empty>
          )}
        </div>
      </div>
    )
  }
