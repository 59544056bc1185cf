import { z } from 'zod'
import { isCurrency, type Currency } from '../../domain/money/currency.js'
import { minor, subtract } from '../../domain/money/minor.js'
import type { PayoutFacts } from '../../domain/payouts/payoutFacts.js'
import { programTermsSchema } from '../../domain/programs/terms.js'
import { firmSettings } from '../firmSettings.js'
import type { Work } from '../work.js'
import { daysOf } from './daysOf.js'
import { factsSql } from './sql.js'

const whole = z.coerce.number().refine(Number.isSafeInteger)
const amount = whole.transform(minor)
const day = z.object({
  date: z.string(),
  startsAt: whole,
  endsAt: whole,
  startBalance: amount,
  high: amount.nullable(),
  low: amount.nullable(),
})
const operation = z.object({ amount, at: whole })
const earlier = z.object({
  id: z.string(),
  gross: amount,
  at: whole,
  status: z.string(),
  balance: amount.nullable(),
})

const row = z.object({
  account_id: z.string(),
  status: z.string(),
  size: amount,
  currency: z
    .string()
    .refine(isCurrency)
    .transform((code) => code as Currency),
  starting_balance: amount,
  opened_at: z.date().nullable(),
  login: z.string().nullable(),
  connection_id: z.string().nullable(),
  trader_id: z.string(),
  challenge_id: z.string(),
  trader_name: z.string(),
  stage: z.string(),
  trader_status: z.string(),
  trader_email: z.string(),
  terms: programTermsSchema,
  balance: amount.nullable(),
  open_positions: z.number().nullable(),
  days: z.array(day).nullable(),
  operations: z.array(operation).nullable(),
  payouts: z.array(earlier).nullable(),
  identity: z
    .object({ id: z.string(), status: z.string(), expiresAt: whole.nullable() })
    .nullable(),
  agreements: z.string().nullable(),
  accepted: z.string().nullable(),
  method: z
    .object({ id: z.string(), changedAt: whole, masked: z.string(), holder: z.string() })
    .nullable(),
  holds: z.array(z.string()).nullable(),
  suspected: z.number(),
  disputes: z.number(),
})

export type PayoutRow = z.output<typeof row>

/** What the conditions look at, with the row it was made from. */
export type LoadedFacts = { readonly row: PayoutRow; readonly facts: PayoutFacts }

/** Ended without money leaving: they count neither as payouts made nor as open ones. */
const undone = ['rejectedReturned', 'rejectedForfeited', 'cancelled']
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
  return new Map(
    found.rows.map((raw) => {
      const parsed = row.parse(raw)
      const facts = factsOf(parsed, { at: work.now.getTime(), except, method_cool_down_hours })
      return [parsed.account_id, { row: parsed, facts }]
    }),
  )
}

type Context = { at: number; except: readonly string[]; method_cool_down_hours: number }

function factsOf(row: PayoutRow, { at, except, method_cool_down_hours }: Context): PayoutFacts {
  const others = (row.payouts ?? []).filter(({ id }) => !except.includes(id))
  const made = others.filter(({ status }) => !undone.includes(status))
  const last = made.at(-1)
  const { terms } = row
  const days = daysOf(row)
  return {
    terms: terms.payout,
    calendar: terms.calendar,
    at,
    account: {
      size: row.size,
      currency: row.currency,
      balance: row.balance ?? row.starting_balance,
      startingBalance: row.starting_balance,
      openPositions: row.open_positions ?? 0,
      stage: row.stage,
      status: row.status,
      openedAt: row.opened_at?.getTime() ?? at,
      firstTradeAt: days.find(({ traded }) => traded)?.startsAt ?? null,
      days: days.filter(({ endsAt }) => endsAt > (last?.at ?? 0)),
    },
    history: {
      payouts: made.length,
      balanceAfterLast: last?.balance != null ? subtract(last.balance, last.gross) : null,
      lastRequestedAt: last?.at ?? null,
    },
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
    holds: row.holds ?? [],
    suspectedViolations: row.suspected,
    openDisputes: row.disputes,
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
