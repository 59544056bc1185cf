import type { EventName } from '../../domain/events/journeyEvents.js'
import { links } from '../journey/links.js'
import { emit, happened } from '../records/emit.js'
import type { Work } from '../work.js'
import { appealsSql } from './sql.js'

export type AppealFacts = {
  readonly id: string
  readonly reference: string
  readonly login: string
  readonly violation_id: string
  readonly violation_status: string
  readonly ruling_id: string
  readonly ruling_reference: string
  readonly program_name: string
  readonly trader_id: string
  readonly trader_email: string
  /** The operator who confirmed the breach; null where the rules did. */
  readonly confirmed_by: string | null
}

export const loadAppeals = async (work: Work, ids: readonly string[]): Promise<AppealFacts[]> =>
  (await work.tx.query<AppealFacts>(appealsSql, [ids])).rows

const common = (work: Work, appeal: AppealFacts) => ({
  appealReference: appeal.reference,
  rulingReference: appeal.ruling_reference,
  accountLogin: appeal.login,
  evidenceLink: links(work).portal(`rulings/${appeal.ruling_id}`),
})

const about = (appeal: AppealFacts) => ({
  subjectType: 'appeal',
  subjectId: appeal.id,
  trader: { id: appeal.trader_id, email: appeal.trader_email },
})

export async function tellOpened(work: Work, id: string): Promise<void> {
  const variables = { receivedAt: work.now.toISOString() }
  await tell(work, { name: 'appeal.opened', ids: [id], variables })
}

type Telling = {
  readonly name: Extract<EventName, `appeal.${string}`>
  readonly ids: readonly string[]
  readonly variables: Readonly<Record<string, string>>
}

/** Writes to the traders what became of their appeals. */
export async function tell(work: Work, { name, ids, variables }: Telling): Promise<void> {
  const appeals = await loadAppeals(work, ids)
  await emit(
    work,
    appeals.map((appeal) =>
      happened(name, {
        ...about(appeal),
        variables: { ...common(work, appeal), ...variables } as never,
      }),
    ),
  )
}
