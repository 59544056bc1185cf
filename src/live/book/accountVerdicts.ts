import { draftEvidence, type EvidenceInput } from '../../domain/rulings/evidence.js'
import type { AccountVerdict } from '../ports.js'
import type { Book } from './book.js'
import type { Entry } from './entry.js'
import { recentInputs, stateBeforeRecent } from './recent.js'

/** The entry's undecided verdicts with what each rests on. */
export function accountVerdicts(book: Book, entry: Entry): AccountVerdict[] {
  const { accountId, connectionId, login, phase } = entry
  const inputs = evidenceInputs(entry)
  return (entry.undecided?.verdicts ?? []).map((verdict) => ({
    accountId,
    connectionId,
    verdict,
    held: book.host.rulingsHeld(connectionId),
    evidence: draftEvidence({
      phase,
      stateBefore: stateBeforeRecent(entry.recent),
      inputs,
      samplingIntervalMs: entry.samplingIntervalMs,
      stateAfter: entry.state,
      verdict,
      about: { accountId, connectionId, login },
    }),
  }))
}

function evidenceInputs({ recent, undecided, sequence: newest }: Entry): EvidenceInput[] {
  const raw = undecided?.received.raw
  return recentInputs(recent).map(({ input, receivedAt, sequence }) => {
    if (input.kind !== 'observation') return { input, receivedAt }
    const known = { input, receivedAt, sequence }
    return raw !== undefined && sequence === newest ? { ...known, raw } : known
  })
}
