import { findDuplicates, type Duplicate } from '../../domain/imports/duplicates.js'
import type { ImportRow, WrongRow } from '../../domain/imports/importRows.js'
import { formatMoney } from '../../domain/money/text.js'
import { phaseTerms } from '../../domain/programs/phaseTerms.js'
import { programTermsSchema, type ProgramTerms } from '../../domain/programs/terms.js'
import { ruleLabel } from '../../domain/rules/ruleLabel.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import type { PhaseTerms } from '../../domain/rules/types.js'
import { replayHistory, type Replayed } from '../../live/history/replayHistory.js'
import { phasesOf } from '../../live/phases.js'
import { PropFirmError } from '../../errors.js'
import type { PlatformSession } from '../../platforms/types.js'
import type { Sender } from '../platform/sendCommands.js'
import { knownLoginsSql } from '../reconciliation/sql.js'
import { noNews, readHistory, type KnownToPlatform } from './readHistory.js'
import { peopleSql, programsSql } from './sql.js'

export type Program = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly versionId: string
  readonly terms: ProgramTerms
}

/** An account that can be taken over, with the memory that its rules get. */
export type Ready = {
  readonly row: ImportRow
  readonly program: Program
  readonly terms: PhaseTerms
  readonly known: KnownToPlatform
  readonly replayed: Replayed
  /** What a person should know: nothing of it prevents the import. */
  readonly warnings: readonly string[]
}

export type ImportPlan = {
  readonly ready: readonly Ready[]
  /** Logins that are in our books already. */
  readonly known: readonly ImportRow[]
  readonly refused: readonly WrongRow[]
  readonly duplicates: readonly Duplicate[]
  /** Addresses that are traders of ours already. */
  readonly traders: ReadonlySet<string>
}

type Given = {
  readonly connectionId: string
  /** All of the file: what stands twice is seen across it. */
  readonly rows: readonly ImportRow[]
  /** The rows that are looked at now. */
  readonly isWanted: (row: ImportRow) => boolean
}

/** Looks at the wanted rows against our books and the platform; changes nothing. */
export async function planImport(
  sender: Pick<Sender, 'pool' | 'firm'>,
  session: PlatformSession,
  given: Given,
): Promise<ImportPlan> {
  const { connectionId } = given
  const rows = [...new Map([...given.rows].reverse().map((row) => [row.login, row])).values()]
    .filter(given.isWanted)
    .sort((a, b) => a.row - b.row)
  const logins = rows.map(({ login }) => login)
  const booked = await sender.pool.query<{ login: string }>(knownLoginsSql, [connectionId, logins])
  const ours = new Set(booked.rows.map(({ login }) => login))
  const people = await readPeople(sender, given.rows)
  const looked = await lookAtAll(
    sender,
    session,
    rows.filter(({ login }) => !ours.has(login)),
  )
  return {
    ...looked,
    known: rows.filter(({ login }) => ours.has(login)),
    duplicates: findDuplicates(given.rows, people),
    traders: new Set(people.map(({ email }) => email)),
  }
}

async function readPeople({ pool }: Pick<Sender, 'pool'>, rows: readonly ImportRow[]) {
  const { rows: people } = await pool.query<{ email: string; name: string }>(peopleSql, [
    rows.map(({ email }) => email),
    rows.map(({ name }) => name.toLowerCase()),
  ])
  return people
}

async function lookAtAll(
  sender: Pick<Sender, 'pool' | 'firm'>,
  session: PlatformSession,
  rows: readonly ImportRow[],
): Promise<Pick<ImportPlan, 'ready' | 'refused'>> {
  const programs = await readPrograms(sender, rows)
  const ready: Ready[] = []
  const refused: WrongRow[] = []
  const { maxBatch } = session.capabilities
  for (let from = 0; from < rows.length; from += maxBatch) {
    const batch = rows.slice(from, from + maxBatch)
    const answer = await session.snapshots(batch.map(({ login }) => login))
    if (!answer.ok) {
      const message = `The platform: ${answer.code}: ${answer.message}`
      throw new PropFirmError('platformRefused', message, 502)
    }
    const snapshots = new Map(answer.snapshots.map((each) => [each.login, each]))
    for (const row of batch) {
      const snapshot = snapshots.get(row.login)
      const program = programs.get(row.program)
      const looked = !program
        ? `program: there is no published program with the code ${row.program}`
        : !snapshot
          ? 'login: the platform does not know it'
          : await lookAtOne(sender, session, { row, program, snapshot })
      if (typeof looked === 'string')
        refused.push({ row: row.row, login: row.login, message: looked })
      else ready.push(looked)
    }
  }
  return { ready, refused }
}

async function readPrograms({ pool }: Pick<Sender, 'pool'>, rows: readonly ImportRow[]) {
  const codes = [...new Set(rows.map(({ program }) => program))]
  const found = await pool.query<{
    id: string
    code: string
    name: string
    version_id: string
    terms: unknown
  }>(programsSql, [codes])
  return new Map(
    found.rows.map(({ id, code, name, version_id, terms }): [string, Program] => [
      code,
      { id, code, name, versionId: version_id, terms: programTermsSchema.parse(terms) },
    ]),
  )
}

type Looking = {
  readonly row: ImportRow
  readonly program: Program
  readonly snapshot: KnownToPlatform['snapshot']
}

async function lookAtOne(
  { firm }: Pick<Sender, 'firm'>,
  session: PlatformSession,
  { row, program, snapshot }: Looking,
): Promise<Ready | string> {
  const terms = phaseTerms(program.terms, row)
  if (!terms) {
    const size = `${formatMoney(row.size, row.currency)} ${row.currency}`
    return `size: ${program.code} has no ${row.phase} of ${size}`
  }
  if (snapshot.currency !== row.currency) {
    return `currency: expected ${snapshot.currency}, as on the platform, was ${row.currency}`
  }
  if (row.startedAt >= snapshot.at) return 'started_at: expected a time before now'
  if (snapshot.mode === 'noTrading') return 'login: trading is off, the account has ended there'
  const read = await readHistory(
    session,
    { ...row, startingBalance: terms.startingBalance },
    snapshot,
  )
  if (!read.ok) return `history: ${read.failure.code}: ${read.failure.message}`
  const phase = phasesOf(firm.rules).compile(terms)
  const replayed = replayHistory(phase, read.known.history, noNews)
  const against = phase.against(replayed.state, snapshot.at)
  if (against.length > 0) {
    const named = against.map((rule) => ruleLabel(firm.rules, rule))
    return `rules: ${named.join(', ')} would end it at once`
  }
  return {
    row,
    program,
    terms,
    known: read.known,
    replayed,
    warnings: warningsOf(firm.rules, { row, known: read.known, replayed }),
  }
}

function warningsOf(
  rules: RuleRegistry,
  { row, known: { snapshot }, replayed }: Pick<Ready, 'row' | 'known' | 'replayed'>,
): string[] {
  const warnings = replayed.verdicts.map(({ kind, rule, at }) => {
    return `${kind} by ${ruleLabel(rules, rule)} in its history on ${new Date(at).toISOString().slice(0, 10)}`
  })
  if (replayed.balance !== snapshot.balance) {
    const [sum, theirs] = [replayed.balance, snapshot.balance].map((amount) =>
      formatMoney(amount, row.currency),
    )
    warnings.push(`deals add up to ${sum}, the platform says ${theirs}`)
  }
  return [...new Set(warnings)]
}
