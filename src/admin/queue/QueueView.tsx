import { DefaultTemplate } from '@payloadcms/next/templates'
import { SetStepNav } from '@payloadcms/ui'
import { notFound } from 'next/navigation.js'
import type { AdminViewServerProps } from 'payload'
import { readColleagues } from '../../readModels/queue/readColleagues.js'
import { readQueue } from '../../readModels/queue/readQueue.js'
import { kindsFor } from '../../readModels/queue/kinds.js'
import { viewerOf } from '../parts/viewer.js'
import { WorkQueue } from './WorkQueue.js'
import '../parts/page.css'

/** Everything that waits for the signed-in person's decision; nobody decides here without a role. */
export async function QueueView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, permissions, locale, visibleEntities } = initPageResult
  const { person, q, rules } = viewerOf(req)
  if (person.kind !== 'operator' || kindsFor(person.roles).length === 0) notFound()
  const asked = searchParams?.kind
  const kind = kindsFor(person.roles).find((each) => each === asked)
  const colleagues = await readColleagues(req.payload)
  const queue = await readQueue({ q, rules, colleagues }, { person, kind })
  return (
    <DefaultTemplate
      i18n={req.i18n}
      {...(locale ? { locale } : {})}
      {...(params ? { params } : {})}
      {...(searchParams ? { searchParams } : {})}
      payload={req.payload}
      permissions={permissions}
      req={req}
      {...(req.user ? { user: req.user } : {})}
      viewActions={req.payload.config.admin.components.actions ?? []}
      visibleEntities={visibleEntities}
    >
      <SetStepNav nav={[{ label: 'Work queue' }]} />
      <WorkQueue initial={queue} kind={kind} />
    </DefaultTemplate>
  )
}
