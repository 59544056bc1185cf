import type { Minor } from '../../domain/money/minor.js'
import { phaseTerms } from '../../domain/programs/phaseTerms.js'
import type { ProgramTerms } from '../../domain/programs/terms.js'
import { sha256Of } from '../../domain/rules/canonicalJson.js'
import type { PhaseTerms } from '../../domain/rules/types.js'
import { InvariantError } from '../../errors.js'
import { changeTerms } from '../../live/register.js'
import { audit } from '../records/audit.js'
import { emit, happened } from '../records/emit.js'
import type { Work } from '../work.js'
import type { Challenge } from './readChallenges.js'
import { accountsSql, moveAccountsSql, moveChallengesSql } from './sql.js'

export type AppliedMove = {
  readonly moveId: string
  readonly challenge: Challenge
  readonly to: { readonly id: string; readonly label: string; readonly terms: ProgramTerms }
}

type Account = {
  id: string
  challenge_id: string
  phase: string
  status: string
  grown: Minor | null
}

/**
 * Challenges go on under the version that was accepted: the record at once, the account that runs
 * with its next input. The challenges must be locked, their offers already accepted.
 */
export async function applyMoves(work: Work, moves: readonly AppliedMove[]): Promise<void> {
  if (moves.length === 0) return
  const at = work.now.toISOString()
  const byChallenge = new Map(moves.map((each) => [each.challenge.id, each]))
  await work.tx.query(moveChallengesSql, [
    moves.map(({ challenge }) => challenge.id),
    moves.map(({ to }) => to.id),
    at,
  ])
  const { rows } = await work.tx.query<Account>(accountsSql, [[...byChallenge.keys()]])
  const accounts = rows.flatMap((account) => {
    const applied = byChallenge.get(account.challenge_id)
    return applied ? [{ account, applied, terms: termsFor(account, applied) }] : []
  })
  await work.tx.query(moveAccountsSql, [
    accounts.map(({ account }) => account.id),
    accounts.map(({ applied }) => applied.to.id),
    accounts.map(({ terms }) => sha256Of(terms)),
    at,
  ])
  await changeTerms(
    work.tx,
    accounts
      .filter(({ account }) => account.status === 'active')
      .map(({ account, terms }) => ({ accountId: account.id, terms, at: work.now.getTime() })),
    work.firm.rules,
  )
  await tell(work, moves)
}

function termsFor(account: Account, { challenge, to }: AppliedMove): PhaseTerms {
  const { size, currency } = challenge
  const terms = phaseTerms(to.terms, { phase: account.phase, size, currency, grown: account.grown })
  if (!terms) throw new InvariantError(`${to.label} has no terms for ${account.phase}`)
  return terms
}

async function tell(work: Work, moves: readonly AppliedMove[]): Promise<void> {
  await audit(
    work,
    moves.map(({ moveId, challenge, to }) => ({
      event: 'challenge.versionMoved',
      subjectType: 'challenge',
      subjectId: challenge.id,
      data: { from: challenge.versionId, to: to.id, offer: moveId },
    })),
  )
  await emit(
    work,
    moves.map(({ moveId, challenge, to }) =>
      happened('challenge.versionMoved', {
        subjectType: 'challenge',
        subjectId: challenge.id,
        occasion: moveId,
        trader: { id: challenge.traderId, email: challenge.traderEmail },
        variables: {
          challengeReference: challenge.reference,
          programName: challenge.programName,
          versionName: to.label,
          movedAt: work.now.toISOString(),
        },
      }),
    ),
  )
}
