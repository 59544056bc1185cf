import type { Guard, Guards, Refusal } from '../transition/types.js'
import { missingDocumentsSql } from '../kyc/sql.js'
import { overturnedSql, violationsSql } from '../rulings/sql.js'
import { payoutGuards } from '../payouts/guards.js'
import { openPayoutsOfAccountsSql } from './sql.js'

/** Every required kind of document is there. */
const documentsComplete: Guard = async (work, ids) => {
  const { rows } = await work.tx.query<{ id: string; missing: string[] }>(missingDocumentsSql, [
    ids,
  ])
  return rows.map(({ id, missing }) => ({
    id,
    code: 'documentsMissing',
    message: `Still missing: ${missing.join(', ')}.`,
  }))
}

/** Money on its way is decided before the account goes. */
const noOpenPayout: Guard = async (work, ids) => {
  const { rows } = await work.tx.query<{ account_id: string; reference: string }>(
    openPayoutsOfAccountsSql,
    [ids],
  )
  return rows.map(({ account_id, reference }) => ({
    id: account_id,
    code: 'openPayout',
    message: `Payout ${reference} is open; decide it first.`,
  }))
}

/** Trading goes on only after the ruling that ended it was overturned. */
const rulingOverturned: Guard = async (work, ids) => {
  const { rows } = await work.tx.query<{ id: string; overturned: boolean }>(overturnedSql, [ids])
  return rows
    .filter(({ overturned }) => !overturned)
    .map(({ id }) => ({
      id,
      code: 'rulingStands',
      message: 'Needs the ruling that ended this account overturned first.',
    }))
}

/** Whoever confirmed a breach does not decide whether it was right. */
const notFirstDecider: Guard = async (work, ids) => {
  if (work.actor.type !== 'operator') return []
  const { rows } = await work.tx.query<{ id: string; first_decider: string | null }>(
    violationsSql,
    [ids],
  )
  return rows
    .filter(({ first_decider }) => first_decider === work.actor.name)
    .map(({ id }): Refusal => ({
      id,
      code: 'firstDecider',
      message: 'You confirmed this breach; somebody else has to look at it again.',
    }))
}

/** Guards by the names that the lifecycles use. */
export const guards: Guards = {
  documentsComplete,
  noOpenPayout,
  rulingOverturned,
  notFirstDecider,
  ...payoutGuards,
}
