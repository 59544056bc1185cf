import { v7 as uuidv7 } from 'uuid'
import type { Duplicate } from '../../domain/imports/duplicates.js'
import { readImportRows, type WrongRow } from '../../domain/imports/importRows.js'
import type { RowReport } from '../../domain/imports/rowReport.js'
import { sha256Of } from '../../domain/rules/canonicalJson.js'
import type { TableRow } from '../../domain/tableRow.js'
import { watchImported } from '../../live/register.js'
import { shardOf } from '../../live/shards/shards.js'
import { traderFor } from '../orders/traderFor.js'
import type { Sender } from '../platform/sendCommands.js'
import { audit } from '../records/audit.js'
import { insertRows } from '../records/insertRows.js'
import { knownLoginsSql } from '../reconciliation/sql.js'
import { withPool } from '../withWork.js'
import type { Actor, Work } from '../work.js'
import { planImport, type Ready } from './planImport.js'
import { rowReports } from './rowReports.js'
import { lockImportSql } from './sql.js'

/** Accounts that are taken over in one transaction. */
const togetherMax = 200

export type ImportWish = {
  readonly connectionId: string
  readonly table: readonly TableRow[]
  /** The part of the table that is looked at now, so that a page can go on step by step; else all of it. */
  readonly part?: { readonly skip: number; readonly take: number }
  /** False only says what would happen. */
  readonly commit: boolean
  /** New traders are mailed a link that sets a password. */
  readonly invite: boolean
  readonly actor: Actor
}

export type ImportReport = {
  /** Taken over, or what would be. */
  readonly accounts: number
  /** In our books before: they are left as they are. */
  readonly known: number
  readonly newTraders: number
  readonly knownTraders: number
  readonly refused: readonly WrongRow[]
  readonly duplicates: readonly Duplicate[]
  readonly warnings: readonly WrongRow[]
  /** One for each row that was looked at. */
  readonly rows: readonly RowReport[]
}

/**
 * Takes accounts over that run on a platform already, with their people and with the memory that their
 * history gives their rules. Rows that are in our books already are left alone, so the same file may come
 * again after it was corrected.
 *
 * @throws PropFirmError `platformRefused` when the platform does not answer; nothing is taken over then
 */
export async function importBook(sender: Sender, wish: ImportWish): Promise<ImportReport> {
  const { connectionId, table, part = { skip: 0, take: table.length } } = wish
  const shown = table.slice(part.skip, part.skip + part.take)
  const here = new Set(shown.map(({ row }) => row))
  const isWanted = ({ row }: { readonly row: number }) => here.has(row)
  const read = readImportRows(table)
  const session = await sender.sessions.get(connectionId)
  const plan = await planImport(sender, session, { connectionId, rows: read.rows, isWanted })
  const taken = wish.commit ? await takeAllOver(sender, wish, plan.ready) : null
  const wrong = read.wrong.filter(isWanted)
  const rows = rowReports({ table: shown, wrong, plan, taken })
  return reportOf(rows, plan.duplicates)
}

async function takeAllOver(
  sender: Sender,
  wish: ImportWish,
  ready: readonly Ready[],
): Promise<ReadonlyMap<string, string>> {
  const taken = new Map<string, string>()
  for (let from = 0; from < ready.length; from += togetherMax) {
    const together = ready.slice(from, from + togetherMax)
    const made = await withPool(sender, (work) =>
      takeOver({ ...work, actor: wish.actor }, wish, together),
    )
    for (const { id, ready } of made) taken.set(ready.row.login, id)
  }
  return taken
}

function reportOf(rows: readonly RowReport[], duplicates: readonly Duplicate[]): ImportReport {
  const come = rows.filter(({ trader }) => trader !== null)
  const people = (trader: RowReport['trader']) =>
    new Set(come.filter((each) => each.trader === trader).map(({ email }) => email)).size
  return {
    accounts: come.length,
    known: rows.filter(({ result }) => result === 'known').length,
    newTraders: people('new'),
    knownTraders: people('known'),
    refused: rows.flatMap(({ row, login, refusal }) =>
      refusal === null ? [] : { row, login, message: refusal },
    ),
    duplicates,
    warnings: rows.flatMap(({ row, login, warnings }) =>
      warnings.map((message) => ({ row, login, message })),
    ),
    rows,
  }
}

type Into = Pick<ImportWish, 'connectionId' | 'invite'>

async function takeOver(
  work: Work,
  { connectionId, invite }: Into,
  wanted: readonly Ready[],
): Promise<readonly Made[]> {
  await work.tx.query(lockImportSql, [connectionId])
  // Somebody else may have taken the same rows over since they were planned.
  const logins = wanted.map(({ row }) => row.login)
  const { rows } = await work.tx.query<{ login: string }>(knownLoginsSql, [connectionId, logins])
  const taken = new Set(rows.map(({ login }) => login))
  const made = []
  for (const ready of wanted.filter(({ row }) => !taken.has(row.login))) {
    const { email, name, country } = ready.row
    const customer = { email, name, ...(country ? { country } : {}) }
    const trader = await traderFor(work, customer, { invite })
    made.push({ ready, trader, id: uuidv7(), challengeId: uuidv7() })
  }
  await insertRows(work, 'challenges', made.map(challengeRow))
  await insertRows(
    work,
    'accounts',
    made.map((each) => accountRow(each, connectionId)),
  )
  await insertRows(
    work,
    'accountLogins',
    made.map(({ id, ready: { row } }) => ({
      ...{ account_id: id, connection_id: connectionId, login: row.login },
      valid_from: new Date(row.startedAt).toISOString(),
    })),
  )
  await watchImported(
    work.tx,
    made.map((each) => followed(each, connectionId, work.now.getTime())),
    { rules: work.firm.rules, receivedAt: work.now.getTime() },
  )
  await audit(
    work,
    made.map(({ id, ready: { row, program, warnings } }) => ({
      event: 'account.imported',
      subjectType: 'account',
      subjectId: id,
      to: 'active',
      data: { program: program.code, phase: row.phase, size: row.size, warnings },
    })),
  )
  return made
}

type Made = {
  readonly ready: Ready
  readonly trader: { readonly id: string; readonly name: string }
  readonly id: string
  readonly challengeId: string
}

const challengeRow = ({ ready: { row, program }, trader, challengeId }: Made) => ({
  id: challengeId,
  status: 'active',
  stage: row.phase,
  trader_id: trader.id,
  trader_name: trader.name,
  program_id: program.id,
  program_name: program.name,
  version_id: program.versionId,
  size: row.size,
  currency: row.currency,
  payouts_made: 0,
  funded_at: row.phase === 'funded' ? new Date(row.startedAt).toISOString() : null,
})

const accountRow = ({ ready, trader, id, challengeId }: Made, connectionId: string) => {
  const { row, program, terms } = ready
  return {
    id,
    status: 'active',
    login: row.login,
    challenge_id: challengeId,
    trader_id: trader.id,
    trader_name: trader.name,
    version_id: program.versionId,
    connection_id: connectionId,
    phase: row.phase,
    phase_name: program.terms.phases.find(({ key }) => key === row.phase)?.name ?? row.phase,
    attempt: 1,
    size: row.size,
    starting_balance: terms.startingBalance,
    currency: row.currency,
    terms_hash: sha256Of(terms),
    opened_at: new Date(row.startedAt).toISOString(),
    is_paused: false,
    is_frozen: false,
    is_under_review: false,
  }
}

const followed = ({ ready, id }: Made, connectionId: string, receivedAt: number) => ({
  accountId: id,
  connectionId,
  login: ready.row.login,
  terms: ready.terms,
  state: ready.replayed.state,
  sequence: ready.known.snapshot.sequence,
  days: ready.replayed.days,
  deals: ready.known.deals.map((deal) => ({
    ...{ accountId: id, shard: shardOf(id), receivedAt, deal },
  })),
})
