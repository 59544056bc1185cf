import type { Queryable } from '../../database/queryable.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import { readAccountHead } from '../account/readAccountHead.js'
import { readShownRuling, type ShownRuling } from '../account/readRuling.js'
import type { QueueKindName } from './kinds.js'
import type { QueuePreview } from './previewModel.js'
import { accountOfSql, rulingOfSql, similarSql } from './previewSql.js'

const similarDays = 90
const observationsMax = 300

type Source = { readonly q: Queryable; readonly rules: RuleRegistry }
type Subject = { readonly kind: QueueKindName; readonly id: string }
type Links = {
  readonly accountId: string | null
  readonly rulingId?: string
  readonly said?: string
}

/** The grounds for one decision: the account, the proof of a ruling, and how similar ones ended. */
export async function readPreview(
  source: Source,
  subject: Subject,
  now: number = Date.now(),
): Promise<QueuePreview> {
  const links = await linksOf(source.q, subject)
  const accountId = links?.accountId
  if (!accountId) {
    const similar = await readSimilar(source.q, subject, now)
    return { account: null, proof: null, said: null, similar }
  }
  const ruling = links.rulingId
    ? await readShownRuling(source.q, accountId, {
        rules: source.rules,
        rulingId: links.rulingId,
      })
    : null
  return {
    account: await accountOf(source, accountId),
    proof: ruling ? proofOf(ruling) : null,
    said: links.said ?? null,
    similar: await readSimilar(source.q, subject, now),
  }
}

async function linksOf(q: Queryable, { kind, id }: Subject): Promise<Links | null> {
  const statement = rulingOfSql[kind] ?? accountOfSql[kind]
  if (!statement) return null
  return (await q.query<Links>(statement, [id])).rows[0] ?? null
}

async function accountOf({ q, rules }: Source, id: string): Promise<QueuePreview['account']> {
  const head = await readAccountHead(q, id, rules)
  if (!head) return null
  const frozen = head.holds.filter(({ kind }) => kind === 'frozen').map(({ since }) => since)
  return {
    ...{ id: head.id, login: head.login, currency: head.currency, status: head.status },
    about: [head.challenge.programName, head.phaseName].filter(Boolean).join(', '),
    frozenSince: frozen.length > 0 ? Math.min(...frozen) : null,
    openPositions: head.live?.openPositions ?? null,
    equity: head.live?.equity ?? null,
  }
}

function proofOf({ proof, kind }: ShownRuling): QueuePreview['proof'] {
  if (!proof) return null
  const { replay } = proof
  return {
    ...{ kind, currency: proof.currency, zone: proof.zone },
    ...{ title: proof.explanation.title, words: proof.explanation.words },
    rows: proof.explanation.rows.map(({ label, value, sign, tone, group }) => ({
      ...{ label, value, sign, tone },
      group: String(group),
    })),
    observations: proof.observations.slice(-observationsMax),
    limit: proof.unit === 'money' ? proof.limit : null,
    disagreement: replay.agree
      ? null
      : {
          path: replay.path || 'the evidence',
          recorded: JSON.stringify(replay.recorded) ?? 'nothing',
          recomputed: JSON.stringify(replay.recomputed) ?? 'nothing',
        },
  }
}

async function readSimilar(
  q: Queryable,
  { kind, id }: Subject,
  now: number,
): Promise<QueuePreview['similar']> {
  const statement = similarSql[kind]
  if (!statement) return null
  const since = new Date(now - similarDays * 86_400_000)
  const { rows } = await q.query<{ word: string; count: number }>(statement, [id, since])
  return { days: similarDays, outcomes: rows }
}
