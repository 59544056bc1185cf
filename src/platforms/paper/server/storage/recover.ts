import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { PropFirmError } from '../../../../errors.js'
import { fileOf, generationsOf } from './files.js'
import { fromLine } from './line.js'
import { storedRecord, type AccountImage, type StoredRecord } from './records.js'

type Row<K extends StoredRecord['type']> = Extract<StoredRecord, { type: K }>

export type Recovered = {
  readonly accounts: Map<string, Pick<Row<'account'>, 'account' | 'deals' | 'writes' | 'dayCloses'>>
  market: Row<'market'> | null
  nextId: number
  /** Platform time of the newest record, 0 for an empty folder. */
  at: number
  /** False after a crash: states that were never written may have been seen by somebody. */
  clean: boolean
  /** Generation for the files of this run. */
  readonly generation: number
}

/**
 * Reads the newest snapshot and the journals after it. A last line that is torn was never
 * acknowledged and is left out.
 *
 * @throws PropFirmError `paperStorage` when a line in the middle is damaged
 */
export function recover(folder: string): Recovered {
  const snapshots = generationsOf(folder, 'snapshot')
  const journals = generationsOf(folder, 'journal')
  const newest = snapshots.at(-1) ?? 0
  const later = journals.filter((generation) => generation >= newest)
  const found: Recovered = {
    accounts: new Map(),
    market: null,
    nextId: 1,
    at: 0,
    clean: true,
    generation: Math.max(newest, journals.at(-1) ?? 0) + 1,
  }
  if (newest > 0) {
    const isWhole = readInto(found, fileOf(folder, 'snapshot', newest))
    if (!isWhole) throw damaged(fileOf(folder, 'snapshot', newest), 'its last line is torn')
  }
  for (const generation of later) readInto(found, fileOf(folder, 'journal', generation))
  if (later.length > 0) found.clean = false
  return found
}

/** @returns false when the last line is torn */
function readInto(found: Recovered, path: string): boolean {
  const bytes = readFileSync(path)
  let line = 0
  for (let from = 0; from < bytes.length;) {
    const newline = bytes.indexOf(10, from)
    line++
    const end = newline === -1 ? bytes.length : newline
    const value = fromLine(bytes.toString('utf8', from, end))
    if (value === undefined || newline === -1) {
      if (end >= bytes.length - 1) return false
      throw damaged(path, `line ${line} does not match its checksum`)
    }
    const record = storedRecord.safeParse(value)
    if (!record.success) throw damaged(path, `line ${line}: ${record.error.message}`)
    apply(found, record.data)
    from = newline + 1
  }
  return true
}

function apply(found: Recovered, record: StoredRecord): void {
  if (record.type === 'market') found.market = record
  if (record.type === 'account') {
    const { account, deals, writes, dayCloses } = record
    found.accounts.set(account.login, { account, deals, writes, dayCloses })
  }
  if (record.type === 'end') found.clean = record.clean
  if (record.type === 'end' || record.type === 'change') {
    found.nextId = Math.max(found.nextId, record.nextId)
    found.at = Math.max(found.at, record.at)
  }
  if (record.type === 'change') applyChange(found, record)
  if (record.type === 'dayCloses') applyDayCloses(found, record)
}

/** A snapshot may hold the day already that the journal tells after it. */
function applyDayCloses(found: Recovered, { at, rows }: Row<'dayCloses'>): void {
  for (const [login, balance, equity] of rows) {
    const closes = found.accounts.get(login)?.dayCloses
    if (closes && !closes.some((close) => close.at === at)) closes.push({ at, balance, equity })
  }
}

function applyChange(found: Recovered, { account, deals = [], write }: Row<'change'>): void {
  const known = found.accounts.get(account.login) ?? {
    account,
    deals: [],
    writes: [],
    dayCloses: [],
  }
  const had = found.accounts.has(account.login) ? known.account.dealCount : 0
  // A snapshot may hold more than the record that is read after it: only what is new counts.
  if (account.dealCount > had) known.deals.push(...deals.slice(-(account.dealCount - had)))
  const isNewWrite = write !== undefined && !known.writes.some((other) => other.key === write.key)
  if (isNewWrite) known.writes.push(write)
  found.accounts.set(account.login, { ...known, account: newer(known.account, account) })
}

/** Later records win, but counters never go back. */
function newer(known: AccountImage, next: AccountImage): AccountImage {
  return {
    ...next,
    sequence: Math.max(next.sequence, known.sequence),
    dealCount: Math.max(next.dealCount, known.dealCount),
  }
}

const damaged = (path: string, reason: string) =>
  new PropFirmError('paperStorage', `${basename(path)} in the data folder is damaged: ${reason}`)
