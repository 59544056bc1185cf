import { basisPoints } from '../../domain/money/basisPoints.js'
import { zero } from '../../domain/money/minor.js'
import * as postings from '../../domain/journal/payoutPostings.js'
import { announceBalanceOperation } from '../../live/register.js'
import { firmSettings } from '../firmSettings.js'
import { bookJournal } from '../journal/bookJournal.js'
import { links } from '../journey/links.js'
import { loadPayouts, type PayoutFigures } from '../payouts/loadPayouts.js'
import { countPayoutsSql, voidApprovalsSql } from '../payouts/sql.js'
import { queueCommands } from '../platform/queueCommands.js'
import { emit, happened, type EmitInput } from '../records/emit.js'
import { updateRows } from '../records/updateRows.js'
import type { Effect, Moved, TransitionInput } from '../transition/types.js'
import type { Work } from '../work.js'

const idsOf = (moved: readonly Moved[]) => moved.map(({ id }) => id)

const posting = (work: Work, payout: PayoutFigures) => ({
  payoutId: payout.id,
  amount: payout.trader_share,
  feeRefund: payout.quote.feeRefund ?? zero,
  currency: payout.currency,
  round: payout.returned + 1,
  at: work.now.getTime(),
})

/** Quote figures, as every message about a payout carries them. */
const quoted = (payout: PayoutFigures) => ({
  payoutReference: payout.reference,
  accountLogin: payout.login,
  grossProfit: { amount: payout.gross, currency: payout.currency },
  profitSplit: basisPoints(payout.split_bps),
  traderShare: { amount: payout.trader_share, currency: payout.currency },
  methodMasked: payout.method_masked ?? '',
})

const about = (work: Work, payout: PayoutFigures) => ({
  subjectType: 'payout',
  subjectId: payout.id,
  occasion: String(work.now.getTime()),
  trader: { id: payout.trader_id, email: payout.trader_email },
})

const payoutLink = (work: Work, { id }: PayoutFigures) => links(work).portal(`payouts/${id}`)

type Context = { readonly work: Work; readonly payout: PayoutFigures; readonly reason: string }

const tells =
  (event: (context: Context) => EmitInput): Effect =>
  async (work, moved, input) => {
    const payouts = await loadPayouts(work, idsOf(moved))
    const reason = input.reason ?? ''
    await emit(
      work,
      payouts.map((payout) => event({ work, payout, reason })),
    )
  }

const books =
  (entry: (given: ReturnType<typeof posting>) => ReturnType<typeof postings.payoutSent>): Effect =>
  async (work, moved) => {
    const payouts = (await loadPayouts(work, idsOf(moved))).filter((each) => each.trader_share > 0)
    await bookJournal(
      work,
      payouts.map((payout) => entry(posting(work, payout))),
    )
  }

const writes =
  (columns: (work: Work, input: TransitionInput) => Record<string, unknown>): Effect =>
  async (work, moved, input) => {
    const values = columns(work, input)
    await updateRows(
      work,
      'payouts',
      idsOf(moved).map((id) => ({ id, ...values })),
    )
  }

const now = (work: Work) => work.now.toISOString()

/** The profit goes back to the account, unless it never left; a claim's was only reserved. */
const returnsProfit: Effect = async (work, moved) => {
  const payouts = await loadPayouts(work, idsOf(moved))
  const taken = payouts.filter(({ operation_ticket }) => operation_ticket !== null)
  const claimed = payouts.filter(({ quote }) => quote.claim !== undefined)
  await bookJournal(
    work,
    [...taken, ...claimed].map((payout) => postings.reserveReleased(posting(work, payout))),
  )
  await announceBalanceOperation(
    work.tx,
    taken.map(({ account_id, gross, id }) => ({
      accountId: account_id,
      at: work.now.getTime(),
      amount: gross,
      reference: id,
    })),
  )
  await queueCommands(
    work,
    taken.map((payout) => ({
      kind: 'balance',
      accountId: payout.account_id,
      connectionId: payout.connection_id ?? '',
      login: payout.login,
      cause: `payoutReturn:${payout.id}`,
      input: {
        amount: payout.gross,
        comment: `payout ${payout.id} returned`,
        purpose: 'payoutReturn',
        payout: payout.id,
      },
    })),
  )
}

const voidsApprovals: Effect = async (work, moved, input) => {
  await work.tx.query(voidApprovalsSql, [idsOf(moved), now(work), input.reason ?? 'reconsidered'])
}

const counts =
  (by: number): Effect =>
  async (work, moved) => {
    await work.tx.query(countPayoutsSql, [idsOf(moved), by])
  }

const forfeits: Effect = async (work, moved, input) => {
  const { appeal_days } = await firmSettings(work.tx)
  const deadline = new Date(work.now.getTime() + appeal_days * 86_400_000).toISOString()
  const payouts = await loadPayouts(work, idsOf(moved))
  await emit(
    work,
    payouts.map((payout) =>
      happened('payout.rejectedForfeited', {
        ...about(work, payout),
        variables: {
          ...quoted(payout),
          reason: input.reason ?? '',
          decidedAt: now(work),
          rulingReference: payout.reference,
          appealLink: payoutLink(work, payout),
          appealDeadline: deadline,
        },
      }),
    ),
  )
}

export const payoutEffects = {
  'payout.reserve': [
    books(postings.shareReserved),
    tells(({ work, payout }) =>
      happened('payout.requested', {
        ...about(work, payout),
        variables: {
          ...quoted(payout),
          requestedAt: now(work),
          payoutLink: payoutLink(work, payout),
        },
      }),
    ),
  ],
  'payout.askForInfo': [
    tells(({ work, payout, reason }) =>
      happened('payout.needsInfo', {
        ...about(work, payout),
        variables: { ...quoted(payout), reason, payoutLink: payoutLink(work, payout) },
      }),
    ),
  ],
  'payout.approve': [
    writes((work) => ({ approved_at: now(work) })),
    tells(({ work, payout }) =>
      happened('payout.approved', {
        ...about(work, payout),
        variables: { ...quoted(payout), decidedAt: now(work) },
      }),
    ),
  ],
  'payout.reconsider': [writes(() => ({ approved_at: null })), voidsApprovals],
  'payout.rejectReturn': [
    writes((_work, input) => ({ reason: input.reason ?? null })),
    returnsProfit,
    tells(({ work, payout, reason }) =>
      happened('payout.rejectedReturned', {
        ...about(work, payout),
        variables: { ...quoted(payout), reason, decidedAt: now(work) },
      }),
    ),
  ],
  'payout.cancel': [writes((_work, input) => ({ reason: input.reason ?? null })), returnsProfit],
  'payout.rejectForfeit': [
    writes((_work, input) => ({ reason: input.reason ?? null })),
    books(postings.shareForfeited),
    forfeits,
  ],
  'payout.send': [writes((work) => ({ sent_at: now(work) }))],
  'payout.markPaid': [
    writes((work, input) => ({ paid_at: now(work), bank_reference: input.reason ?? null })),
    books(postings.payoutSent),
    counts(1),
    tells(({ work, payout, reason }) =>
      happened('payout.paid', {
        ...about(work, payout),
        variables: {
          ...quoted(payout),
          firmShare: { amount: payout.firm_share, currency: payout.currency },
          paidAt: now(work),
          transferReference: reason,
          payoutLink: payoutLink(work, payout),
        },
      }),
    ),
  ],
  'payout.sendFailed': [
    tells(({ work, payout, reason }) =>
      happened('payout.failed', {
        ...about(work, payout),
        variables: { ...quoted(payout), reason, payoutLink: payoutLink(work, payout) },
      }),
    ),
  ],
  'payout.bounce': [
    books(postings.payoutReturned),
    counts(-1),
    tells(({ work, payout, reason }) =>
      happened('payout.returned', {
        ...about(work, payout),
        variables: {
          ...quoted(payout),
          reason,
          returnedAt: now(work),
          payoutLink: payoutLink(work, payout),
        },
      }),
    ),
  ],
} satisfies Record<string, readonly Effect[]>
