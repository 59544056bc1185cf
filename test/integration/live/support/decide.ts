import type { Queryable } from '../../../../src/database/queryable.js'
import { sealEvidence } from '../../../../src/domain/rulings/evidence.js'
import type { AccountVerdict, Decide, Disposition } from '../../../../src/live/ports.js'

/**
 * Stores rulings as the firm does, in the transaction that it is given: the first terminal verdict of
 * an active account ends it, a doubtful one is suspected.
 */
export const storeRulings: Decide = async (tx, verdicts) => {
  const dispositions = new Map<string, Disposition>()
  for (const each of verdicts) dispositions.set(each.accountId, await storeOne(tx, each))
  return dispositions
}

async function storeOne(tx: Queryable, each: AccountVerdict): Promise<Disposition> {
  const { accountId, verdict } = each
  const ends = verdict.kind !== 'soft' && verdict.doubts.length === 0 && !each.held
  const { rowCount } = await tx.query(
    `insert into account_status (account_id, status) values ($1, $2)
     on conflict (account_id) do update set status = excluded.status
     where account_status.status = 'active'`,
    [accountId, ends ? 'ended' : 'active'],
  )
  if (rowCount === 0) return 'ignored'
  const { rows } = await tx.query<{ hash: string }>(
    'select evidence_hash as hash from ruling where account_id = $1 order by id desc limit 1',
    [accountId],
  )
  const evidence = sealEvidence(each.evidence, { previousHash: rows[0]?.hash ?? null })
  const disposition = ends ? 'confirmed' : verdict.kind === 'soft' ? 'repeated' : 'suspected'
  await tx.query(
    `insert into ruling (account_id, kind, rule, code, at, "limit", figure, doubts, disposition,
       evidence, evidence_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      accountId,
      verdict.kind,
      verdict.rule,
      verdict.code,
      verdict.at,
      verdict.limit,
      verdict.figure,
      verdict.doubts,
      disposition,
      JSON.stringify(evidence),
      evidence.hash,
    ],
  )
  return disposition
}
