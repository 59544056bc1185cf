import { z } from 'zod'
import type { Queryable } from '../../database/queryable.js'
import type { CompiledPhase } from '../../domain/rules/compilePhase.js'
import { applyInput, type StoredInput } from '../book/applyInput.js'
import type { Book } from '../book/book.js'
import type { Phases } from '../phases.js'
import * as sql from '../sql/accounts.js'
import { loadAccounts } from './loadAccounts.js'

/** Ids of `live.input` that were taken into the book and may still lie in the table. */
export type SeenInputs = Map<number, { readonly shard: number }>

type Row = { id: number; account_id: string; shard: number; kind: string; input: unknown }

/**
 * Takes what services asked for into the book, each once: a row lies in the table until its effect is
 * stored, and is passed over as long as it is in `seen`.
 *
 * @param given.flush stores what waits, so that rows read next are not older than the book
 */
export async function takeInputs(
  q: Queryable,
  given: {
    readonly book: Book
    readonly shards: readonly number[]
    readonly seen: SeenInputs
    readonly phases: Phases
    readonly flush: () => Promise<unknown>
  },
): Promise<void> {
  const { book, seen } = given
  const { rows } = await q.query<Row>(sql.readInputs, [given.shards])
  const present = new Set(rows.map(({ id }) => id))
  for (const id of seen.keys()) if (!present.has(id)) seen.delete(id)
  const fresh = rows.filter(({ id }) => !seen.has(id))
  const unknown = fresh.filter((row) => loading.has(row.kind) && !book.entries.has(row.account_id))
  const toLoad = new Set(unknown.map(({ account_id }) => account_id))
  if (toLoad.size > 0) await given.flush().catch(() => undefined)
  const unwritten = new Set(book.dirty.map(({ accountId }) => accountId))
  const stored = await loadAccounts(
    q,
    [...toLoad].filter((id) => !unwritten.has(id)),
    given.phases,
  )
  const byId = new Map(stored.map((account) => [account.accountId, account]))
  const named = await termsNamed(q, fresh, given.phases)
  for (const row of fresh) {
    if (toLoad.has(row.account_id) && unwritten.has(row.account_id)) continue
    // Left within this very round: the next one finds it as it was stored.
    const isKnown = toLoad.has(row.account_id) || book.entries.has(row.account_id)
    if (loading.has(row.kind) && !isKnown) continue
    const phase = named.get(row.id)
    const input: StoredInput = { ...row, accountId: row.account_id, ...(phase && { phase }) }
    if (applyOrReport(book, input, byId)) seen.set(row.id, { shard: row.shard })
  }
}

const termsShape = z.object({ hash: z.string() })

/** The compiled terms that inputs name, by the id of the input. */
async function termsNamed(
  q: Queryable,
  rows: readonly Row[],
  phases: Phases,
): Promise<ReadonlyMap<number, CompiledPhase>> {
  const hashes = rows.flatMap(({ id, kind, input }) => {
    const named = kind === 'terms' ? termsShape.safeParse(input) : null
    return named?.success ? [{ id, hash: named.data.hash }] : []
  })
  if (hashes.length === 0) return new Map()
  const byHash = await phases.load(
    q,
    hashes.map(({ hash }) => hash),
  )
  return new Map(
    hashes.flatMap(({ id, hash }) => {
      const phase = byHash.get(hash)
      return phase ? [[id, phase]] : []
    }),
  )
}

/** What needs an account's row where the book does not follow it. */
const loading: ReadonlySet<string> = new Set(['watch', 'reopen', 'announce', 'retract', 'apply'])

/** An input that cannot be understood stays in the table and is not tried again by this process. */
function applyOrReport(
  book: Book,
  input: StoredInput,
  stored: ReadonlyMap<string, Parameters<typeof applyInput>[2]>,
): boolean {
  try {
    return applyInput(book, input, stored.get(input.accountId))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    book.host.report('an input of a service could not be taken', { ...input, reason })
    return true
  }
}
