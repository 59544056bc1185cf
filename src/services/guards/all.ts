import type { Guard, Guards, Refusal } from '../transition/types.js'
import { loadAppeals } from '../appeals/tellAppeals.js'
import { missingDocumentsSql } from '../kyc/sql.js'
import { overturnedSql, violationsSql } from '../rulings/sql.js'
import { openActionsSql } from '../incidents/sql.js'
import { outdatedCommandsSql } from '../platform/sql.js'
import { orderGuards } from '../orders/guards.js'
import { scalingGuards } from '../scaling/guards.js'
import { payoutGuards } from '../payouts/guards.js'
import {
  endedChallengesSql,
  openPayoutsOfAccountsSql,
  openPayoutsOfChallengesSql,
  otherAccountsSql,
  otherCasesSql,
} from './sql.js'

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

/** Refuses records beside which the statement finds another one, named by its reference. */
const without =
  (statement: string, refusal: (reference: string) => Omit<Refusal, 'id'>): Guard =>
  async (work, ids) => {
    const found = await work.tx.query<{ id: string; reference: string }>(statement, [ids])
    return found.rows.map(({ id, reference }) => ({ id, ...refusal(reference) }))
  }

/** Money on its way is decided before the account goes. */
const openPayout = (reference: string) => ({
  code: 'openPayout',
  message: `Payout ${reference} is open; decide it first.`,
})

const otherAccount = (reference: string) => ({
  code: 'anotherAccount',
  message: `Account ${reference} of this challenge is open.`,
})

const challengeEnded = (reference: string) => ({
  code: 'challengeEnded',
  message: `Challenge ${reference} was taken back or closed.`,
})

const otherCase = (reference: string) => ({
  code: 'caseOpen',
  message: `Case ${reference} of this person is open.`,
})

const openAction = (kind: string) => ({
  code: 'actionUnderWay',
  message: `Its action "${kind}" is not finished; release or stop it first.`,
})

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
  const { rows } = await work.tx.query<{ id: string; confirmed_by: string | null }>(violationsSql, [
    ids,
  ])
  return rows
    .filter(({ confirmed_by }) => confirmed_by !== null && confirmed_by === work.actor.id)
    .map(({ id }): Refusal => ({
      id,
      code: 'firstDecider',
      message: 'You confirmed this breach; somebody else has to look at it again.',
    }))
}

/** Whoever confirmed the breach, or else decided first about it, does not decide the appeal. */
const notDeciderOfRuling: Guard = async (work, ids) => {
  if (work.actor.type !== 'operator') return []
  const appeals = await loadAppeals(work, ids)
  return appeals
    .filter(({ confirmed_by }) => confirmed_by !== null && confirmed_by === work.actor.id)
    .map(({ id }): Refusal => ({
      id,
      code: 'firstDecider',
      message: 'You confirmed this breach; somebody else has to decide the appeal.',
    }))
}

/** What a command was for may be over: a cancelled payout's profit must not be taken any more. */
const stillWanted: Guard = async (work, ids) => {
  const { rows } = await work.tx.query<{ id: string }>(outdatedCommandsSql, [ids])
  return rows.map(({ id }) => ({
    id,
    code: 'outdated',
    message: 'What this was for is over; carrying it out now would undo what happened since.',
  }))
}

/** Guards by the names that the lifecycles use. */
export const guards: Guards = {
  documentsComplete,
  noOpenPayout: without(openPayoutsOfAccountsSql, openPayout),
  noOpenPayoutOfChallenge: without(openPayoutsOfChallengesSql, openPayout),
  noOtherAccount: without(otherAccountsSql, otherAccount),
  challengeGoesOn: without(endedChallengesSql, challengeEnded),
  noOtherCase: without(otherCasesSql, otherCase),
  rulingOverturned,
  notDeciderOfRuling,
  notFirstDecider,
  stillWanted,
  noActionUnderWay: without(openActionsSql, openAction),
  ...orderGuards,
  ...payoutGuards,
  ...scalingGuards,
}
