import { v7 as uuidv7 } from 'uuid'
import { announceBalanceOperation } from '../../live/register.js'
import { negate } from '../../domain/money/minor.js'
import { blocking, type Condition } from '../../domain/payouts/condition.js'
import { conditionsHash } from '../../domain/payouts/conditionsHash.js'
import type { PayoutFacts } from '../../domain/payouts/payoutFacts.js'
import type { PayoutQuote } from '../../domain/payouts/quotePayout.js'
import type { PayoutCycle } from '../../domain/payouts/splitTerms.js'
import { firmSettings } from '../firmSettings.js'
import { queueCommands } from '../platform/queueCommands.js'
import { audit } from '../records/audit.js'
import { insertRows } from '../records/insertRows.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { claimOf, offerOf, type ClaimOffer } from './offerOf.js'
import { loadFacts, type LoadedFacts } from './loadFacts.js'
import { programSays, type ProgramSays } from './programSays.js'
import { byKeySql, lockAccountSql } from './sql.js'

export type PayoutOffer = ProgramSays & {
  readonly quote: PayoutQuote
  readonly conditions: readonly Condition[]
  readonly possible: boolean
  /** What an ended account can claim and until when; null for one that runs or has nothing to claim. */
  readonly claim: ClaimOffer | null
  /** The cycles to choose from; none where the program has none. */
  readonly cycles: PayoutFacts['terms']['cycles']
}

type Asked = {
  readonly accountId: string
  readonly traderId: string
  /** What the trader chose, where the program has payout cycles. */
  readonly cycle: PayoutCycle | null
}

/** What the trader could be paid now, and every condition with its figure; nothing is changed. */
export async function quoteFor(
  work: Work,
  { accountId, traderId, cycle }: Asked,
): Promise<PayoutOffer | null> {
  const loaded = (await loadFacts(work, [accountId])).get(accountId)
  return loaded?.row.trader_id === traderId ? offer(loaded, cycle) : null
}

function offer(loaded: LoadedFacts, cycle: PayoutCycle | null): PayoutOffer {
  const facts = { ...loaded.facts, cycle }
  const { quote, conditions } = offerOf(facts)
  return {
    quote,
    conditions,
    possible: quote.ok && blocking(conditions, 'request').length === 0,
    claim: claimOf(facts),
    cycles: facts.ended?.after ? null : facts.terms.cycles,
    ...programSays(loaded),
  }
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
 * platform next; the payout is reserved once that was read back. What an ended account had left is
 * reserved at once: nobody trades with it any more, and its balance stays as the ruling saw it. A
 * repeat with the same key answers the same payout.
 */
export async function requestPayout(
  work: Work,
  { accountId, traderId, cycle, idempotencyKey }: Asked & { readonly idempotencyKey: string },
): Promise<Requested> {
  const locked = await work.tx.query(lockAccountSql, [accountId, traderId])
  if (locked.rows.length === 0) {
    return { ok: false, code: 'unknown', message: 'There is no such account.' }
  }
  const known = await work.tx.query<{ id: string }>(byKeySql, [accountId, idempotencyKey])
  if (known.rows[0]) return { ok: true, id: known.rows[0].id, repeated: true }
  const loaded = (await loadFacts(work, [accountId])).get(accountId)
  if (!loaded) return { ok: false, code: 'unknown', message: 'There is no such account.' }
  const { quote, conditions, possible } = offer(loaded, cycle)
  if (!quote.ok || !possible) {
    const unmet = blocking(conditions, 'request').map(({ label }) => label)
    const message = `Not met: ${unmet.join('; ') || 'the amount'}.`
    return { ok: false, code: 'conditions', message, conditions }
  }
  return {
    ok: true,
    id: await store(work, { loaded, quote, conditions, cycle, idempotencyKey }),
    repeated: false,
  }
}

type Store = {
  readonly loaded: LoadedFacts
  readonly quote: Extract<PayoutQuote, { ok: true }>
  readonly conditions: readonly Condition[]
  readonly cycle: PayoutCycle | null
  readonly idempotencyKey: string
}

async function store(work: Work, { loaded, quote, conditions, cycle, idempotencyKey }: Store) {
  const { row } = loaded
  const id = uuidv7()
  const { payout_promise_hours } = await firmSettings(work.tx)
  // What is added to the share is owed with it: approvals, transfer and messages name the sum.
  const { gross, owed, currency } = quote
  const methodId = row.method?.id ?? ''
  const after = loaded.facts.ended?.after?.after
  const claim = after ? { after } : null
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
      trader_share: owed,
      firm_share: quote.firmShare,
      currency,
      split_bps: quote.splitBps,
      quote: { ...quote, conditions, cycle, ...(claim ? { claim } : {}) },
      conditions_hash: conditionsHash({ amount: owed, currency, methodId, conditions }),
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
      data: { account: row.account_id, gross, owed, ...(claim ?? {}) },
    },
  ])
  if (claim) await transition(work, { lifecycle: 'payout', ids: [id], event: 'reserve' })
  else await takeProfit(work, { id, row, gross })
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
