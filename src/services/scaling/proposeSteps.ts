import { v7 as uuidv7 } from 'uuid'
import { subtract, zero } from '../../domain/money/minor.js'
import { platformMapping } from '../../domain/programs/phaseTerms.js'
import { scaledTerms } from '../../domain/scaling/judgeScaling.js'
import { startsAtBalance } from '../../domain/scaling/grownTerms.js'
import { growthOf } from '../payouts/growthOf.js'
import { loadFacts, type LoadedFacts } from '../payouts/loadFacts.js'
import { insertNewRows } from '../records/insertRows.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { candidatesSql, lapsedSql, overtakenSql, proposedSql } from './sql.js'

const pageRows = 500

/** Takes back what waits for accounts that have ended. */
export async function lapseSteps(work: Work): Promise<void> {
  const { rows } = await work.tx.query<{ id: string }>(overtakenSql)
  const ids = rows.map(({ id }) => id)
  await transition(work, { lifecycle: 'scalingStep', ids, event: 'lapse' })
}

/**
 * Finds accounts whose next step of growth is met, one page of them: each step is stored once, to be
 * decided by a person, or carried out at once where the program says so.
 *
 * @returns the last account looked at, or null after the last page
 */
export async function proposeSteps(work: Work, after: string): Promise<string | null> {
  const found = await work.tx.query<{ id: string }>(candidatesSql, [
    work.now.toISOString(),
    after,
    pageRows,
  ])
  const ids = found.rows.map(({ id }) => id)
  const facts = [...(await loadFacts(work, ids)).values()]
  const rows = facts.flatMap((each) => rowOf(each))
  const keys = rows.map(({ step_key }) => step_key)
  await insertNewRows(work, 'scalingSteps', rows)
  await proposeAgain(work, keys)
  const automatic = await work.tx.query<{ id: string }>(proposedSql, [keys])
  await transition(work, {
    lifecycle: 'scalingStep',
    ids: automatic.rows.map(({ id }) => id),
    event: 'carryOut',
  })
  return ids.length < pageRows ? null : (ids.at(-1) ?? null)
}

/** A step lapses with its account; an account that was reinstated has it before it again. */
async function proposeAgain(work: Work, keys: readonly string[]): Promise<void> {
  const { rows } = await work.tx.query<{ id: string }>(lapsedSql, [keys])
  await transition(work, {
    lifecycle: 'scalingStep',
    ids: rows.map(({ id }) => id),
    event: 'propose',
    reason: 'The account goes on and meets the step again.',
  })
}

function rowOf(loaded: LoadedFacts) {
  const { row } = loaded
  const { scaling } = row.terms
  const growth = growthOf(loaded)
  if (!scaling || !growth?.eligible) return []
  const number = (row.scale_step ?? 0) + 1
  const { newSize } = growth
  const original = { size: row.sold, currency: row.currency }
  const sold = row.terms.sizes.find(
    ({ size, currency }) => size === row.sold && currency === row.currency,
  )
  const starts = startsAtBalance({ startingBalance: sold?.startingBalance ?? row.sold })
  return [
    {
      id: uuidv7(),
      status: 'proposed',
      label: `${row.login ?? row.trader_name}, step ${number}`,
      step_key: `${row.account_id}:${number}`,
      account_id: row.account_id,
      challenge_id: row.challenge_id,
      trader_id: row.trader_id,
      trader_name: row.trader_name,
      login: row.login,
      number,
      currency: row.currency,
      from_size: row.size,
      to_size: newSize,
      amount: starts ? subtract(newSize, row.size) : zero,
      split_bps: scaledTerms(scaling, { original, size: newSize, steps: number }).splitBps,
      group: otherGroup(loaded, newSize),
      is_automatic: scaling.carriedOut === 'automatic',
    },
  ]
}

/** A row of the platform map for the new size names another group; null where the account stays. */
function otherGroup({ row }: LoadedFacts, size: LoadedFacts['row']['size']): string | null {
  const mappingOf = (of: typeof size) =>
    platformMapping(row.terms, { phase: 'funded', size: of, currency: row.currency })
  const next = mappingOf(size)
  return next?.size === size && next.group !== mappingOf(row.size)?.group ? next.group : null
}
