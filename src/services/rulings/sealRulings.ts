import { sealEvidence, type EvidenceSubject } from '../../domain/rulings/evidence.js'
import { InvariantError } from '../../errors.js'
import type { Work } from '../work.js'
import type { Ruling, UnsealedRuling } from './ruling.js'
import { rulingReferencesSql, sealsSql } from './sql.js'

type Sealed = {
  readonly id: string
  readonly account: string
  readonly phase: string
  readonly program: string | null
  readonly version: number
  readonly version_hash: string
  readonly connection: string | null
  readonly platform: string | null
  readonly previous_hash: string | null
}

/**
 * Gives each ruling its reference, says in its evidence whose it is and under which program it was
 * made, and links it to the account's ruling before it. The accounts must be locked.
 */
export async function sealRulings(
  work: Work,
  rulings: readonly UnsealedRuling[],
): Promise<Ruling[]> {
  if (rulings.length === 0) return []
  const ids = [...new Set(rulings.map(({ accountId }) => accountId))]
  const found = (await work.tx.query<Sealed>(sealsSql, [ids])).rows
  const accounts = new Map(found.map((row) => [row.id, row]))
  const newest = new Map(found.map((row) => [row.id, row.previous_hash]))
  const references = (
    await work.tx.query<{ reference: string }>(rulingReferencesSql, [rulings.length])
  ).rows
  return rulings.map((ruling, index) => {
    const account = accounts.get(ruling.accountId)
    const reference = references[index]?.reference
    if (!account || !reference) throw new InvariantError(`no seal for ruling ${ruling.id}`)
    const previousHash = newest.get(account.id) ?? null
    const about = subjectOf(account, { rulingId: ruling.id, ruling: reference })
    const evidence = sealEvidence(ruling.evidence, { previousHash, about })
    newest.set(account.id, evidence.hash)
    return { ...ruling, reference, evidence }
  })
}

/** Without names of persons: evidence is kept for ever. */
const subjectOf = (account: Sealed, ruling: EvidenceSubject): EvidenceSubject => ({
  ...ruling,
  account: account.account,
  phase: account.phase,
  ...(account.program === null ? {} : { program: account.program }),
  version: account.version,
  versionHash: account.version_hash,
  ...(account.connection === null ? {} : { connection: account.connection }),
  ...(account.platform === null ? {} : { platform: account.platform }),
})
