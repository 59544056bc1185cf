import {
  compareOutcomes,
  type AccountOutcome,
  type OutcomeComparison,
} from '../../domain/reconciliation/compareOutcomes.js'
import { ruleLabel } from '../../domain/rules/ruleLabel.js'
import type { PlatformFailure, PlatformSession } from '../../platforms/types.js'
import type { Sender } from '../platform/sendCommands.js'
import { outcomesSql } from './sql.js'

export type Comparison =
  | { readonly ok: true; readonly rows: readonly OutcomeComparison[] }
  | { readonly ok: false; readonly failure: PlatformFailure }

/** Half a minute: two systems never see the same price at the same instant. */
const toleranceMs = 30_000

/** How our accounts of a connection stand: what we ruled, whether or not it was sent. */
export async function ourOutcomes(
  { pool, firm }: Pick<Sender, 'pool' | 'firm'>,
  connectionId: string,
): Promise<AccountOutcome[]> {
  const { rows } = await pool.query<AccountOutcome>(outcomesSql, [connectionId])
  return rows.map((row) => ({ ...row, why: ruleLabel(firm.rules, row.why) }))
}

/** Our rulings beside those that another system exported. */
export async function compareWithExport(
  sender: Pick<Sender, 'pool' | 'firm'>,
  connectionId: string,
  theirs: readonly AccountOutcome[],
): Promise<OutcomeComparison[]> {
  return compareOutcomes(await ourOutcomes(sender, connectionId), theirs, toleranceMs)
}

/**
 * Our rulings beside the platform's: an account on which trading is off ended there, whoever ended it. The
 * platform does not say how, so only running or not is compared.
 */
export async function compareWithPlatform(
  sender: Sender,
  connectionId: string,
): Promise<Comparison> {
  const ours = await ourOutcomes(sender, connectionId)
  const session = await sender.sessions.get(connectionId)
  const theirs: AccountOutcome[] = []
  const byLogin = new Map(ours.map((each) => [each.login, each]))
  for (const logins of batchesOf(session, [...byLogin.keys()])) {
    const answer = await session.snapshots(logins)
    if (!answer.ok) return { ok: false, failure: answer }
    for (const { login, mode } of answer.snapshots) {
      const mine = byLogin.get(login)?.outcome ?? 'running'
      const ended = mine === 'running' ? 'breached' : mine
      const outcome = mode === 'noTrading' ? ended : 'running'
      theirs.push({ login, outcome, at: null, why: `trading ${mode}` })
    }
  }
  return { ok: true, rows: compareOutcomes(ours, theirs, toleranceMs) }
}

function* batchesOf({ capabilities }: PlatformSession, logins: readonly string[]) {
  for (let from = 0; from < logins.length; from += capabilities.maxBatch) {
    yield logins.slice(from, from + capabilities.maxBatch)
  }
}
