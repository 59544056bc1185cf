import { v7 as uuidv7 } from 'uuid'
import { announceBalanceOperation } from '../../live/register.js'
import { negate } from '../../domain/money/minor.js'
import { blocking, type Condition } from '../../domain/payouts/condition.js'
import { conditionsHash } from '../../domain/payouts/conditionsHash.js'
import { evaluateConditions } from '../../domain/payouts/evaluateConditions.js'
import { quotePayout, type PayoutQuote } from '../../domain/payouts/quotePayout.js'
import { firmSettings } from '../firmSettings.js'
import { queueCommands } from '../platform/queueCommands.js'
import { audit } from '../records/audit.js'
import { insertRows } from '../records/insertRows.js'
import type { Work } from '../work.js'
import { loadFacts, type LoadedFacts } from './loadFacts.js'
import { byKeySql, lockAccountSql } from './sql.js'

export type PayoutOffer = {
  readonly quote: PayoutQuote
  readonly conditions: readonly Condition[]
  readonly possible: boolean
}

type Asked = { readonly accountId: string; readonly traderId: string }

/** What the trader could be paid now, and every condition with its figure; nothing is changed. */
export async function quoteFor(
  work: Work,
  { accountId, traderId }: Asked,
): Promise<PayoutOffer | null> {
  const loaded = (await loadFacts(work, [accountId])).get(accountId)
  return loaded?.row.trader_id === traderId ? offer(loaded) : null
}

function offer({ facts }: LoadedFacts): PayoutOffer {
  const conditions = evaluateConditions(facts)
  const quote = quotePayout(facts)
  return { quote, conditions, possible: quote.ok && blocking(conditions, 'request').length === 0 }
}

export type Requested =
  | { readonly ok: true; readonly id: string; readonly repeated: boolean }
  | {
      readonly ok: false
      readonly code: 'unknown' | 'conditions'
      readonly message: string
      readonly conditions?: readonly Condition[]
    }

/**
 * Takes a payout request: the amount is the quote's, never typed. The profit is taken off the
 * platform next; the payout is reserved once that was read back. A repeat with the same key answers
 * the same payout.
 */
export async function requestPayout(
  work: Work,
  { accountId, traderId, idempotencyKey }: Asked & { readonly idempotencyKey: string },
): Promise<Requested> {
  const locked = await work.tx.query(lockAccountSql, [accountId, traderId])
  if (locked.rows.length === 0) {
    return { ok: false, code: 'unknown', message: 'There is no such account.' }
  }
  const known = await work.tx.query<{ id: string }>(byKeySql, [accountId, idempotencyKey])
  if (known.rows[0]) return { ok: true, id: known.rows[0].id, repeated: true }
  const loaded = (await loadFacts(work, [accountId])).get(accountId)
  if (!loaded) return { ok: false, code: 'unknown', message: 'There is no such account.' }
  const { quote, conditions, possible } = offer(loaded)
  if (!quote.ok || !possible) {
    const unmet = blocking(conditions, 'request').map(({ label }) => label)
    const message = `Not met: ${unmet.join('; ') || 'the amount'}.`
    return { ok: false, code: 'conditions', message, conditions }
  }
  return {
    ok: true,
    id: await store(work, { loaded, quote, conditions, idempotencyKey }),
    repeated: false,
  }
}

type Store = {
  readonly loaded: LoadedFacts
  readonly quote: Extract<PayoutQuote, { ok: true }>
  readonly conditions: readonly Condition[]
  readonly idempotencyKey: string
}

async function store(work: Work, { loaded, quote, conditions, idempotencyKey }: Store) {
  const { row } = loaded
  const id = uuidv7()
  const { payout_promise_hours } = await firmSettings(work.tx)
  const { gross, traderShare, currency } = quote
  const methodId = row.method?.id ?? ''
  await insertRows(work, 'payouts', [
    {
      id,
      status: 'requested',
      account_id: row.account_id,
      challenge_id: row.challenge_id,
      trader_id: row.trader_id,
      trader_name: row.trader_name,
      login: row.login,
      number: quote.number,
      gross,
      trader_share: traderShare,
      firm_share: quote.firmShare,
      currency,
      split_bps: quote.splitBps,
      quote: { ...quote, conditions },
      conditions_hash: conditionsHash({ amount: traderShare, currency, methodId, conditions }),
      method_id: row.method?.id ?? null,
      idempotency_key: idempotencyKey,
      send_attempts: 0,
      due_at: new Date(work.now.getTime() + payout_promise_hours * 3_600_000).toISOString(),
    },
  ])
  await audit(work, [
    {
      event: 'payout.requested',
      subjectType: 'payout',
      subjectId: id,
      to: 'requested',
      data: { account: row.account_id, gross, traderShare },
    },
  ])
  await takeProfit(work, { id, row, gross })
  return id
}

async function takeProfit(
  work: Work,
  { id, row, gross }: { id: string; row: LoadedFacts['row']; gross: Store['quote']['gross'] },
): Promise<void> {
  const amount = negate(gross)
  await announceBalanceOperation(work.tx, [
    { accountId: row.account_id, at: work.now.getTime(), amount, reference: id },
  ])
  await queueCommands(work, [
    {
      kind: 'balance',
      accountId: row.account_id,
      connectionId: row.connection_id ?? '',
      login: row.login,
      cause: `payout:${id}`,
      input: { amount, comment: `payout ${id}`, purpose: 'payout', payout: id },
    },
  ])
}
