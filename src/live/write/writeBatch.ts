import pg from 'pg'
import type { Queryable } from '../../database/queryable.js'
import { InvariantError } from '../../errors.js'
import type { Checkpoint } from '../checkpoint.js'
import type { Decide, Disposition } from '../ports.js'
import * as accountSql from '../sql/accounts.js'
import * as dealSql from '../sql/deals.js'
import * as daySql from '../sql/days.js'
import * as shardSql from '../sql/shards.js'
import * as tapeSql from '../sql/tape.js'
import { countIn } from '../tape/record.js'
import type { Batch, Written } from './batch.js'
import { byteaArray } from './binaryArrays.js'
import { dealColumns } from './dealColumns.js'
import { dayColumns } from './dayColumns.js'
import { endedAccounts } from './dispositions.js'
import { updateRows } from './updateRows.js'

export type WriteSession = { readonly client: pg.Client; readonly tx: Queryable }

export type WritePorts = { readonly decide: Decide; readonly checkpoint: Checkpoint }

/** Parts of the tape in one statement, 1.5 MB: the client keeps a buffer as large as the largest one. */
const tapeParts = 8

/** `decide` failed: nothing of the batch was stored, and without its verdicts it may well be. */
export class DecideFault extends InvariantError {}

/** Set where the transaction's fate is not known because the answer to `commit` was lost. */
export class CommitFault extends InvariantError {
  readonly transaction: string
  readonly written: Written

  constructor(transaction: string, written: Written) {
    super(`expected an answer to the commit of transaction ${transaction}, was none`)
    this.transaction = transaction
    this.written = written
  }
}

/**
 * Writes a batch in one transaction: rows, tape, days, inputs and, through `decide`, the rulings.
 *
 * @throws DecideFault, CommitFault, or the database's error; only after CommitFault may something
 * have been stored
 */
export async function writeBatch(
  session: WriteSession,
  batch: Batch,
  ports: WritePorts,
): Promise<Written> {
  const { tx } = session
  let transaction = ''
  let written: Written
  try {
    const fence = await passFence(session.client, batch)
    if (fence.lost.length > 0) return await refuse(tx, 'fenced', fence.lost)
    transaction = fence.transaction
    const changed = await writeFigures(tx, batch, ports)
    if (changed.length > 0) return await refuse(tx, 'changed', changed)
    const dispositions = await decideAll(tx, batch, ports)
    await writeEndings(tx, batch, dispositions)
    written = { ok: true, dispositions }
    ports.checkpoint('beforeCommit')
  } catch (error) {
    await tx.query('rollback').catch(() => session.client.end())
    throw error
  }
  await commit(session.client, transaction, written)
  ports.checkpoint('afterCommit')
  return written
}

type Fence = { readonly shards: number[]; readonly transaction: string }

/**
 * For rulings: a plan made while a table was empty would serve on while three thousand of them fill it.
 * Figures keep theirs: planned anew for four thousand rows it reads the whole table.
 */
const planAnew = 'set local plan_cache_mode = force_custom_plan;'

/** Begins, in one question with the fence: a batch of few rows is mostly waiting for answers. */
async function passFence(client: pg.Client, { epochs, verdicts }: Batch) {
  const plans = verdicts.length > 0 ? planAnew : ''
  const answers = await client.query(`begin; ${plans} ${shardSql.fence(epochs)}`)
  const fence = (answers as unknown as readonly pg.QueryResult<Fence>[]).at(-1)
  const rows = fence?.rows ?? []
  const ours = new Set(rows[0]?.shards)
  const lost = [...epochs.keys()].filter((shard) => !ours.has(shard))
  return { lost, transaction: rows[0]?.transaction ?? '' }
}

async function refuse(
  tx: Queryable,
  code: 'fenced' | 'changed',
  shards: readonly number[],
): Promise<Written> {
  await tx.query('rollback')
  return { ok: false, code, shards }
}

/** @returns the shards whose rows are not as their holder left them */
async function writeFigures(
  tx: Queryable,
  batch: Batch,
  ports: WritePorts,
): Promise<readonly number[]> {
  const updated = await updateRows(tx, batch.rows)
  if (updated !== batch.rows.count) return [...batch.epochs.keys()]
  if (batch.terms.size > 0) {
    await tx.query(accountSql.setTerms, [[...batch.terms.keys()], [...batch.terms.values()]])
  }
  for (let from = 0; from < batch.tape.length; from += tapeParts) {
    const parts = batch.tape.slice(from, from + tapeParts)
    await tx.query(tapeSql.insertTape, [batch.receivedAt, parts.map(countIn), byteaArray(parts)])
  }
  if (batch.days.length > 0) {
    ports.checkpoint('midRollOver')
    await tx.query(daySql.insertDays, dayColumns(batch.days))
  }
  if (batch.deals.length > 0) {
    await tx.query(dealSql.insertDeals, dealColumns(batch.deals, batch.receivedAt))
  }
  if (batch.inputs.size === 0) return []
  const deleted = await tx.query<{ id: number }>(accountSql.deleteInputs, [
    [...batch.inputs.keys()],
  ])
  const found = new Set(deleted.rows.map(({ id }) => id))
  return [...batch.inputs].flatMap(([id, { shard }]) => (found.has(id) ? [] : [shard]))
}

async function decideAll(
  tx: Queryable,
  batch: Batch,
  ports: WritePorts,
): Promise<ReadonlyMap<string, Disposition>> {
  if (batch.verdicts.length === 0) return new Map()
  try {
    return await ports.decide(tx, batch.verdicts)
  } catch (cause) {
    throw Object.assign(new DecideFault('the verdicts could not be decided'), { cause })
  }
}

async function writeEndings(
  tx: Queryable,
  batch: Batch,
  dispositions: ReadonlyMap<string, Disposition>,
): Promise<void> {
  const watching = new Map(batch.watching)
  for (const accountId of endedAccounts(batch.verdicts, dispositions)) {
    watching.set(accountId, false)
  }
  if (watching.size > 0) {
    await tx.query(accountSql.setWatching, [[...watching.keys()], [...watching.values()]])
  }
}

async function commit(client: pg.Client, transaction: string, written: Written): Promise<void> {
  try {
    const { command } = await client.query('commit')
    if (command === 'COMMIT') return
  } catch (cause) {
    // A session that is ended from outside may be so after its commit.
    if (cause instanceof pg.DatabaseError && cause.severity === 'ERROR') throw cause
    throw Object.assign(new CommitFault(transaction, written), { cause })
  }
  throw new InvariantError(
    'expected the transaction to commit, was aborted by one of its statements',
  )
}
