import { SetStepNav } from '@payloadcms/ui'
import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import type { Viewer } from '../parts/viewer.js'

type Props = { readonly head: AccountHead; readonly viewer: Viewer; readonly tab?: string }

/** The breadcrumb of an account's own tabs: Payload fills it only for its form. */
export const AccountSteps = ({ head, viewer, tab }: Props) => (
  <SetStepNav
    nav={[
      { label: 'Accounts', url: viewer.listUrl('accounts') },
      {
        label: head.login ?? head.reference,
        ...(tab ? { url: viewer.recordUrl('accounts', head.id, 'overview') } : {}),
      },
      ...(tab ? [{ label: tab }] : []),
    ]}
  />
)
