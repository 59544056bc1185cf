import { readLive } from '../../live/readLive.js'
import { add, larger, minor, subtract, sum, zero, type Minor } from '../../domain/money/minor.js'
import type { PayoutFacts } from '../../domain/payouts/payoutFacts.js'
import { payoutTermsGrown } from '../../domain/scaling/payoutTermsGrown.js'
import { firmSettings } from '../firmSettings.js'
import type { Work } from '../work.js'
import { daysOf } from './daysOf.js'
import { endedFacts } from './endedFacts.js'
import { payoutRow, type EarlierPayout, type PayoutRow } from './payoutRow.js'
import { factsSql } from './sql.js'

/** What the conditions look at, with the row it was made from. */
export type LoadedFacts = { readonly row: PayoutRow; readonly facts: PayoutFacts }

/** Ended without money leaving: they count neither as payouts made nor as open ones. */
export const undone: readonly string[] = ['rejectedReturned', 'rejectedForfeited', 'cancelled']
const settled = [...undone, 'paid']

/** Whether a payout has ended, with money sent or without. */
export const isSettled = (status: string): boolean => settled.includes(status)

/**
 * The facts of accounts' payouts, in one statement.
 *
 * @param except payouts that are being looked at, which do not stand in their own way
 */
export async function loadFacts(
  work: Work,
  accountIds: readonly string[],
  except: readonly string[] = [],
): Promise<ReadonlyMap<string, LoadedFacts>> {
  const found = await work.tx.query(factsSql, [accountIds, except])
  const { method_cool_down_hours } = await firmSettings(work.tx)
  const live = await readLive(work.tx, accountIds, work.firm.rules)
  return new Map(
    found.rows.map((raw) => {
      const parsed = withFinalBalance(payoutRow.parse(raw))
      const excluded = minor(live.get(parsed.account_id)?.excluded ?? 0)
      const at = work.now.getTime()
      const facts = factsOf(parsed, { at, except, method_cool_down_hours, excluded })
      return [parsed.account_id, { row: parsed, facts }]
    }),
  )
}

/** An ended account is worth what the platform showed once everything was closed. */
function withFinalBalance(row: PayoutRow): PayoutRow {
  if (row.settled_balance === null) return row
  return { ...row, balance: row.settled_balance, open_positions: 0 }
}

type Context = {
  at: number
  except: readonly string[]
  method_cool_down_hours: number
  excluded: Minor
}

function factsOf(row: PayoutRow, context: Context): PayoutFacts {
  const { at, except, method_cool_down_hours, excluded } = context
  const others = (row.payouts ?? []).filter(({ id }) => !except.includes(id))
  const made = others.filter(({ status }) => !undone.includes(status))
  const last = made.at(-1)
  const { terms } = row
  const days = daysOf(row)
  const since = last?.at ?? 0
  const own = (row.payouts ?? []).find(({ id }) => except.includes(id))
  return {
    terms: payoutTermsGrown(terms.payout, row.scaled_split_bps),
    calendar: terms.calendar,
    at,
    cycle: own?.cycle ?? null,
    account: {
      size: row.size,
      ...(row.sold === row.size ? {} : { sold: row.sold }),
      currency: row.currency,
      balance: row.balance ?? row.starting_balance,
      startingBalance: row.starting_balance,
      highestBalance: highestOf(row),
      openPositions: row.open_positions ?? 0,
      excluded,
      fees: row.fees ?? [],
      stage: row.stage,
      status: row.status,
      openedAt: row.opened_at?.getTime() ?? at,
      firstTradeAt: days.find(({ traded }) => traded)?.startsAt ?? null,
      // Whether a trade came before or after the request of its day is not known.
      tradedSinceAt:
        days.find(({ traded, startsAt }) => traded && startsAt >= since)?.startsAt ?? null,
      days: days.filter(({ endsAt }) => endsAt > since),
      earlierDays: days.filter(({ endsAt }) => endsAt <= since),
    },
    history: historyOf(made, row),
    trader: { status: row.trader_status },
    identity: terms.kyc
      ? {
          caseId: row.identity?.id ?? null,
          status: row.identity?.status ?? null,
          expiresAt: row.identity?.expiresAt ?? null,
        }
      : null,
    agreement:
      terms.agreement && row.agreements !== null
        ? { required: row.agreements, accepted: row.accepted }
        : null,
    method: row.method
      ? {
          id: row.method.id,
          changedAt: row.method.changedAt,
          nameMatches: sameName(row.method.holder, row.trader_name),
        }
      : null,
    coolDownHours: method_cool_down_hours,
    openPayouts: others.filter(({ status }) => !isSettled(status)).length,
    holds: [...(row.holds ?? []), ...(row.is_growing ? ['growing'] : [])],
    suspectedViolations: row.suspected,
    openDisputes: row.disputes,
    openDifferences: row.differences,
    ...endedFacts(row, others),
  }
}

/** As balances of a time before the account grew would be now. */
const grownSince = ({ operations }: PayoutRow, at: number): Minor =>
  sum(
    (operations ?? [])
      .filter((each) => each.purpose?.startsWith('scaling') === true && each.at > at)
      .map(({ amount }) => amount),
  )

const highestOf = (row: PayoutRow) =>
  [
    row.balance ?? row.starting_balance,
    ...(row.days ?? []).map((day) => add(day.startBalance, grownSince(row, day.startsAt))),
    ...(row.payouts ?? []).map((payout) =>
      payout.balance === null
        ? row.starting_balance
        : add(payout.balance, grownSince(row, payout.at)),
    ),
  ].reduce(larger, row.starting_balance)

/** What the payouts that count brought so far. */
function historyOf(made: readonly EarlierPayout[], row: PayoutRow): PayoutFacts['history'] {
  const last = made.at(-1)
  const sharedOf = ({ gross, shared, deducted }: EarlierPayout) =>
    shared ?? subtract(gross, deducted ?? zero)
  return {
    payouts: made.length,
    balanceAfterLast:
      last?.balance != null
        ? add(subtract(last.balance, last.gross), grownSince(row, last.at))
        : null,
    sharedProfit: sum(made.map(sharedOf)),
    withdrawn: sum(made.map(({ traderShare }) => traderShare ?? zero)),
    insidePayouts: made.filter(({ insideBuffer }) => insideBuffer === true).length,
    feeRefunded: made.some(({ feeRefund }) => (feeRefund ?? 0) > 0),
    bonusPaid: made.some(({ bonus }) => (bonus ?? 0) > 0),
    lastRequestedAt: last?.at ?? null,
  }
}

const sameName = (a: string, b: string): boolean => plain(a) === plain(b)

/** Case, accents, order of words and double blanks make no other person. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .sort()
    .join(' ')
