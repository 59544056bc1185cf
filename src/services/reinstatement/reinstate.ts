import { queueCommands } from '../platform/queueCommands.js'
import { transition, wouldRefuse } from '../transition/transition.js'
import type { Refusal } from '../transition/types.js'
import type { Work } from '../work.js'
import type { GoesOn } from './goesOn.js'
import { figuresSql } from './sql.js'

export type EndedFigures = {
  readonly id: string
  readonly reference: string
  readonly currency: string
  readonly login: string | null
  readonly connection_id: string | null
  readonly initial: number
  /** Null where the account was never followed. */
  readonly latest: number | null
  readonly floor: number | null
  readonly mode: string | null
  readonly under_way: boolean
}

export const endedFigures = async (
  work: Pick<Work, 'tx'>,
  ids: readonly string[],
): Promise<EndedFigures[]> => (await work.tx.query<EndedFigures>(figuresSql, [ids])).rows

export type Reinstatement = {
  readonly accounts: ReadonlyMap<string, GoesOn>
  readonly reason: string
}

type Wanted = { readonly figures: EndedFigures; readonly goesOn: GoesOn }

/**
 * Lets ended accounts go on. Where the balance has to be another one, the platform moves the money
 * first and the account goes on once that was read back: until then it stays ended, so that the old
 * loss cannot end it again.
 *
 * @returns why accounts stay ended
 */
export async function reinstate(
  work: Work,
  { accounts, reason }: Reinstatement,
): Promise<readonly Refusal[]> {
  const ids = [...accounts.keys()]
  const input = { lifecycle: 'account', ids, event: 'reopen', reason } as const
  // Locks the accounts, so that of two reinstatements at once the later one sees the earlier.
  const refused = await wouldRefuse(work, input)
  const no = new Set(refused.map(({ id }) => id))
  const wanted = (await endedFigures(work, ids)).flatMap((figures): Wanted[] => {
    const goesOn = accounts.get(figures.id)
    if (!goesOn || no.has(figures.id)) return []
    return [{ figures, goesOn }]
  })
  const impossible = wanted.flatMap(problemOf)
  const stopped = new Set(impossible.map(({ id }) => id))
  const possible = wanted.filter(({ figures }) => !stopped.has(figures.id))
  await moveMoney(work, possible, reason)
  const now = possible.filter((each) => targetOf(each) === null)
  await transition(work, {
    ...input,
    ids: now.map(({ figures }) => figures.id),
    data: new Map(now.map(({ figures, goesOn }) => [figures.id, { goesOn }])),
  })
  return [...refused, ...impossible]
}

/** The sender compares it with what the account shows then. */
const targetOf = ({ figures, goesOn: { balance } }: Wanted): number | null =>
  balance === 'latest' ? null : balance === 'initial' ? figures.initial : balance

function problemOf(wanted: Wanted): Refusal[] {
  const { figures } = wanted
  const { id, reference } = figures
  if (figures.under_way) {
    const message = `The balance of ${reference} is being put right already; see its commands.`
    return [{ id, code: 'reinstatementUnderWay', message }]
  }
  if (targetOf(wanted) !== null && (figures.mode !== 'act' || !figures.login)) {
    const message = `The platform of ${reference} is only observed: put its balance right there and choose the latest balance.`
    return [{ id, code: 'platformObserved', message }]
  }
  return []
}

/** What the commands of one unit of work are named by. */
export const reinstatementCause = ({ now }: Pick<Work, 'now'>): string =>
  `reinstatement-${now.getTime()}`

const moveMoney = (work: Work, wanted: readonly Wanted[], reason: string) =>
  queueCommands(
    work,
    wanted.flatMap((each) => {
      const { figures, goesOn } = each
      const target = targetOf(each)
      if (target === null || figures.connection_id === null) return []
      return [
        {
          ...({ kind: 'balance', accountId: figures.id, login: figures.login } as const),
          connectionId: figures.connection_id,
          cause: reinstatementCause(work),
          input: { purpose: 'reinstatement', target, comment: 'Reinstatement', goesOn, reason },
        },
      ]
    }),
  )
