import type { Minor } from '../../domain/money/minor.js'
import { phaseTerms } from '../../domain/programs/phaseTerms.js'
import type { ProgramTerms } from '../../domain/programs/terms.js'
import { core, numberIn } from '../../domain/rules/coreSlots.js'
import { phasesOf } from '../../live/phases.js'
import { unpackState } from '../../live/write/stateBytes.js'
import type { Work } from '../work.js'
import type { Challenge } from './readChallenges.js'
import { accountsSql } from './sql.js'

type Row = {
  challenge_id: string
  phase: string
  status: string
  grown: Minor | null
  live_hash: string | null
  live_state: Buffer | null
}

/** The challenges whose account the new rules would end with the figures it has now. */
export async function wouldEnd(
  work: Work,
  challenges: readonly Challenge[],
  terms: ProgramTerms,
): Promise<ReadonlySet<string>> {
  const byId = new Map(challenges.map((each) => [each.id, each]))
  const { rows } = await work.tx.query<Row>(accountsSql, [[...byId.keys()]])
  const phases = phasesOf(work.firm.rules)
  const hashes = rows.flatMap(({ live_hash }) => live_hash ?? [])
  const loaded = await phases.load(work.tx, hashes)
  const ending = rows.filter(({ challenge_id, phase, grown, live_hash, live_state }) => {
    const challenge = byId.get(challenge_id)
    const from = live_hash === null ? undefined : loaded.get(live_hash)
    if (!challenge || !from || !live_state) return false
    const { size, currency } = challenge
    const own = phaseTerms(terms, { phase, size, currency, grown })
    if (!own) return false
    const state = unpackState(live_state)
    if (state[core.ended] !== 0) return true
    const to = phases.compile(own)
    const at = Math.max(work.now.getTime(), numberIn(state, core.at))
    return to.against(from.carry(state, to, at), at).length > 0
  })
  return new Set(ending.map(({ challenge_id }) => challenge_id))
}
