import type { Queryable } from '../database/queryable.js'
import type { Minor } from '../domain/money/minor.js'
import { core, numberIn } from '../domain/rules/coreSlots.js'
import type { CompiledPhase } from '../domain/rules/compilePhase.js'
import type { ReopenTerms } from '../domain/rules/reopenState.js'
import type { RuleRegistry } from '../domain/rules/ruleRegistry.js'
import type {
  AccountState,
  BalanceOperation,
  OperationAnnounced,
  OperationCancelled,
  PhaseTerms,
} from '../domain/rules/types.js'
import { dayOpening } from './book/dayOpening.js'
import { phasesOf } from './phases.js'
import * as sql from './sql/accounts.js'
import * as daySql from './sql/days.js'
import * as dealSql from './sql/deals.js'
import type { TakenDeal } from './book/book.js'
import type { DayOpening } from './write/batch.js'
import { dayColumns } from './write/dayColumns.js'
import { dealColumns } from './write/dealColumns.js'
import { packState } from './write/stateBytes.js'

/*
 * What services call inside their own transactions. They never touch the rows that the worker
 * writes: what they want is queued, and takes effect once, within a second of the commit, in the
 * transaction that stores it.
 */

export type WatchedAccount = {
  readonly accountId: string
  readonly connectionId: string
  readonly login: string
  readonly terms: PhaseTerms
  /** When the phase begins, platform time, UTC milliseconds. */
  readonly startedAt: number
}

type InputKind =
  'watch' | 'unwatch' | 'reopen' | 'extend' | 'announce' | 'retract' | 'apply' | 'terms'

/**
 * Has the live path follow accounts from now on, from the starting balance of their terms. Accounts
 * that are known already are left as they are.
 *
 * @throws TermsRefused when terms do not compile
 */
export async function watchAccounts(
  tx: Queryable,
  accounts: readonly WatchedAccount[],
  rules?: RuleRegistry,
): Promise<void> {
  if (accounts.length === 0) return
  const phases = phasesOf(rules)
  const started = accounts.map((account) => {
    const phase = phases.compile(account.terms)
    return { ...account, phase, state: phase.start(account.startedAt) }
  })
  await insertAccounts(tx, started)
  await tx.query(daySql.insertDays, dayColumns(started.map(dayOpening)))
  await tell(
    tx,
    'watch',
    accounts.map(({ accountId }) => ({ accountId })),
  )
}

/** An account that ran on its platform before we knew it, with the memory that its history gives it. */
export type ImportedAccount = Omit<WatchedAccount, 'startedAt'> & {
  readonly state: AccountState
  /** Platform's own count of its newest figures: a stream goes on behind it. */
  readonly sequence: number
  readonly days: readonly Omit<DayOpening, 'accountId'>[]
  readonly deals: readonly TakenDeal[]
}

/**
 * Has the live path follow accounts from where their history left them. Accounts that are known already
 * are left as they are.
 *
 * @throws TermsRefused when terms do not compile
 */
export async function watchImported(
  tx: Queryable,
  accounts: readonly ImportedAccount[],
  { rules, receivedAt }: { readonly rules: RuleRegistry; readonly receivedAt: number },
): Promise<void> {
  if (accounts.length === 0) return
  const phases = phasesOf(rules)
  const compiled = accounts.map((each) => ({ ...each, phase: phases.compile(each.terms) }))
  await insertAccounts(tx, compiled)
  const ids = compiled.map(({ accountId }) => accountId)
  const days = compiled.flatMap((each) =>
    each.days.map((day) => ({ ...day, accountId: each.accountId })),
  )
  await tx.query(daySql.insertDays, dayColumns(days))
  const deals = compiled.flatMap((each) => each.deals)
  if (deals.length > 0) await tx.query(dealSql.insertDeals, dealColumns(deals, receivedAt))
  await tell(
    tx,
    'watch',
    ids.map((accountId) => ({ accountId })),
  )
}

/** Stops following accounts: they left `active` by another way than a verdict of the live path. */
export const unwatchAccounts = (tx: Queryable, accountIds: readonly string[]): Promise<void> =>
  tell(
    tx,
    'unwatch',
    accountIds.map((accountId) => ({ accountId })),
  )

export type Reopening = {
  readonly accountId: string
  /** Platform time. */
  readonly at: number
} & Partial<ReopenTerms>

/**
 * Follows accounts again from `at` after an ending or a suspicion was taken back: see
 * `ReopenTerms`; without terms they go on as they were.
 */
export const reopenAccounts = (tx: Queryable, accounts: readonly Reopening[]): Promise<void> =>
  tell(
    tx,
    'reopen',
    accounts.map(({ accountId, ...input }) => ({ accountId, input })),
  )

export type Extension = { readonly accountId: string; readonly days: number }

/** Moves the deadlines of accounts by whole calendar days; see `CompiledPhase.extend`. */
export const extendAccounts = (tx: Queryable, accounts: readonly Extension[]): Promise<void> =>
  tell(
    tx,
    'extend',
    accounts.map(({ accountId, days }) => ({ accountId, input: { days } })),
  )

export type ChangedTerms = {
  readonly accountId: string
  readonly terms: PhaseTerms
  /** From when on they hold, platform time, UTC milliseconds. */
  readonly at: number
  /** What a balance operation before them moved that their starting balance has in it. */
  readonly grownBy?: Minor
}

/**
 * Accounts that are followed go on under other terms: see `carryState`. Terms that would end an
 * account at once wait until they would not.
 *
 * @throws TermsRefused when terms do not compile
 */
export async function changeTerms(
  tx: Queryable,
  accounts: readonly ChangedTerms[],
  rules?: RuleRegistry,
): Promise<void> {
  if (accounts.length === 0) return
  const phases = phasesOf(rules)
  const compiled = accounts.map((each) => ({ ...each, phase: phases.compile(each.terms) }))
  const byHash = new Map(compiled.map(({ phase }) => [phase.hash, phase.terms]))
  await storeTerms(tx, byHash)
  await tell(
    tx,
    'terms',
    compiled.map(({ accountId, at, phase, grownBy }) => ({
      accountId,
      input: { at, hash: phase.hash, ...(grownBy === undefined ? {} : { grownBy }) },
    })),
  )
}

type Beginning = Pick<WatchedAccount, 'accountId' | 'connectionId' | 'login'> & {
  readonly phase: CompiledPhase
  readonly state: AccountState
  readonly sequence?: number
}

async function insertAccounts(tx: Queryable, accounts: readonly Beginning[]): Promise<void> {
  await storeTerms(tx, new Map(accounts.map(({ phase }) => [phase.hash, phase.terms])))
  await tx.query(sql.insertAccounts, [
    accounts.map((each) => each.accountId),
    accounts.map((each) => each.connectionId),
    accounts.map((each) => each.login),
    accounts.map((each) => each.phase.hash),
    accounts.map(({ state, sequence = 0 }) =>
      packState(state, { receivedAt: numberIn(state, core.at), sequence }),
    ),
  ])
}

const storeTerms = (tx: Queryable, byHash: ReadonlyMap<string, PhaseTerms>) =>
  tx.query(sql.storeTerms, [
    [...byHash.keys()],
    [...byHash.values()].map((each) => JSON.stringify(each)),
  ])

type For<T> = { readonly accountId: string } & Omit<T, 'kind'>

/** Before a balance operation is asked of a platform: until it is seen, verdicts are only suspected. */
export const announceBalanceOperation = (
  tx: Queryable,
  operations: readonly For<OperationAnnounced>[],
): Promise<void> => tell(tx, 'announce', operations.map(inputOf))

/** An announced balance operation will not happen. */
export const retractBalanceOperation = (
  tx: Queryable,
  operations: readonly For<OperationCancelled>[],
): Promise<void> => tell(tx, 'retract', operations.map(inputOf))

/** A balance operation was seen on the platform: balance, equity and anchors move with it. */
export const applyBalanceOperation = (
  tx: Queryable,
  operations: readonly For<BalanceOperation>[],
): Promise<void> => tell(tx, 'apply', operations.map(inputOf))

const inputOf = <T extends { readonly accountId: string }>({ accountId, ...input }: T) => ({
  accountId,
  input,
})

type Told = { readonly accountId: string; readonly input?: object }

async function tell(tx: Queryable, kind: InputKind, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  await tx.query(sql.insertInputs, [
    told.map(({ accountId }) => accountId),
    kind,
    told.map(({ input }) => JSON.stringify(input ?? {})),
  ])
  await tx.query(sql.announceChange)
}
