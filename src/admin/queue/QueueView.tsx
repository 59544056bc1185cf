import { notFound } from 'next/navigation.js'
import type { AdminViewServerProps } from 'payload'
import { readColleagues } from '../../readModels/queue/readColleagues.js'
import { readQueue } from '../../readModels/queue/readQueue.js'
import { kindsFor } from '../../readModels/queue/kinds.js'
import { viewerOf } from '../parts/viewer.js'
import { RootPage } from '../shell/RootPage.js'
import { WorkQueue } from './WorkQueue.js'

/** Everything that waits for the signed-in person's decision; nobody decides here without a role. */
export async function QueueView(props: AdminViewServerProps) {
  const { req } = props.initPageResult
  const { person, q, rules } = viewerOf(req)
  if (person.kind !== 'operator' || kindsFor(person.roles).length === 0) notFound()
  const asked = props.searchParams?.kind
  const kind = kindsFor(person.roles).find((each) => each === asked)
  const colleagues = await readColleagues(req.payload)
  const queue = await readQueue({ q, rules, colleagues }, { person, kind })
  return (
    <RootPage {...props} title="Work queue">
      <WorkQueue initial={queue} kind={kind} />
    </RootPage>
  )
}
