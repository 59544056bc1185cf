import type { Queryable } from '../../database/queryable.js'
import {
  notesSql,
  traderAgreementsSql,
  traderCasesSql,
  traderMessagesSql,
  traderPayoutsSql,
  traderViolationsSql,
} from './casesSql.js'

/** Rows a panel shows; the list behind it has the rest. */
const panelRows = 6
const noteRows = 20

/** Amounts are minor units, times UTC milliseconds, here and below. */
export type TraderPayout = {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly login: string
  /** What the trader receives. */
  readonly amount: number
  readonly currency: string
  readonly requestedAt: number
  readonly dueAt: number | null
  readonly paidAt: number | null
  /** Of all payouts, also those not listed. */
  readonly total: number
}

export const readTraderPayouts = (q: Queryable, id: string): Promise<TraderPayout[]> =>
  read<TraderPayout>(q, traderPayoutsSql, [id, panelRows])

export type TraderViolation = {
  readonly id: string
  readonly reference: string
  readonly status: string
  /** Key of the rule in the program's phase. */
  readonly rule: string
  readonly login: string
  readonly accountId: string
  readonly at: number | null
  readonly kind: string
  readonly unit: string | null
  readonly currency: string | null
  readonly limit: number | null
  readonly figure: number | null
  /** Of all violations, also those not listed. */
  readonly suspected: number
  readonly confirmed: number
  readonly recorded: number
}

export const readTraderViolations = (q: Queryable, id: string): Promise<TraderViolation[]> =>
  read<TraderViolation>(q, traderViolationsSql, [id, panelRows])

export type TraderCase = {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly decision: string | null
  readonly requestedAt: number
  readonly submittedAt: number | null
  readonly decidedAt: number | null
  readonly expiresAt: number | null
  /** Kinds of document that came with the case. */
  readonly documents: readonly string[]
}

export const readTraderCases = (q: Queryable, id: string): Promise<TraderCase[]> =>
  read<TraderCase>(q, traderCasesSql, [id, panelRows])

export type TraderAgreement = {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly isCurrent: boolean
  /** Null while it is asked for and not accepted. */
  readonly acceptedAt: number | null
  readonly fullName: string | null
}

export const readTraderAgreements = (q: Queryable, id: string): Promise<TraderAgreement[]> =>
  read<TraderAgreement>(q, traderAgreementsSql, [id, panelRows])

export type TraderMessage = {
  readonly id: string
  readonly reference: string
  readonly event: string
  readonly subject: string | null
  readonly status: string
  readonly problem: string | null
  readonly at: number
}

export const readTraderMessages = (q: Queryable, id: string): Promise<TraderMessage[]> =>
  read<TraderMessage>(q, traderMessagesSql, [id, panelRows])

export type Note = {
  readonly id: string
  readonly text: string
  readonly writtenBy: string | null
  readonly at: number
}

/** Notes about one record, newest first. */
export const readNotes = (
  q: Queryable,
  subject: { readonly type: string; readonly id: string },
): Promise<Note[]> => read<Note>(q, notesSql, [subject.type, subject.id, noteRows])

async function read<Row extends Record<string, unknown>>(
  q: Queryable,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  return (await q.query<Row>(sql, values)).rows
}
