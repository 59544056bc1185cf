import { reopenTermsAfter } from '../../domain/rules/reopenState.js'
import { PropFirmError } from '../../errors.js'
import { unwatchAccounts } from '../../live/register.js'
import { fundReady } from '../journey/fundReady.js'
import { links } from '../journey/links.js'
import { loadCases, tellRequested, type KycCase } from '../kyc/requestKyc.js'
import { followAgain } from '../platform/actOnHolds.js'
import { goesOnSchema } from '../reinstatement/goesOn.js'
import { reinstate } from '../reinstatement/reinstate.js'
import { emit, happened, type EmitInput } from '../records/emit.js'
import { liftHolds, setHolds } from '../records/holds.js'
import { updateRows } from '../records/updateRows.js'
import { unsuspectedSql, violationsSql } from '../rulings/sql.js'
import { transition } from '../transition/transition.js'
import type { Effect, Moved } from '../transition/types.js'
import type { Work } from '../work.js'
import {
  emptyChallengesOfTradersSql,
  liveAccountsOfTradersSql,
  openPayoutsOfTradersSql,
  payoutsOfTradersSql,
  tradersSql,
} from './sql.js'

const idsOf = (moved: readonly Moved[]) => moved.map(({ id }) => id)

const tellCases =
  (event: (work: Work, each: KycCase, reason: string) => EmitInput): Effect =>
  async (work, moved, input) => {
    const cases = await loadCases(work, idsOf(moved))
    await emit(
      work,
      cases.map((each) => event(work, each, input.reason ?? '')),
    )
  }

const about = (work: Work, each: KycCase) => ({
  subjectType: 'kycCase',
  subjectId: each.id,
  occasion: String(work.now.getTime()),
  trader: { id: each.trader_id, email: each.trader_email },
})

const stamp =
  (columns: (work: Work, reason: string | undefined) => Record<string, unknown>): Effect =>
  async (work, moved, input) => {
    await updateRows(
      work,
      'kycCases',
      idsOf(moved).map((id) => ({ id, ...columns(work, input.reason) })),
    )
  }

const decided = stamp((work, reason) => ({
  decided_at: work.now.toISOString(),
  decision: reason ?? null,
  actor_type: work.actor.type,
  actor_id: work.actor.id,
  actor_name: work.actor.name,
}))

const funds: Effect = async (work, moved) => {
  const cases = await loadCases(work, idsOf(moved))
  await fundReady(
    work,
    cases.map(({ trader_id }) => trader_id),
  )
}

export const kycEffects = {
  'kycCase.submit': [
    stamp((work) => ({ submitted_at: work.now.toISOString() })),
    tellCases((work, each) =>
      happened('kyc.submitted', {
        ...about(work, each),
        variables: { caseReference: each.reference, submittedAt: work.now.toISOString() },
      }),
    ),
  ],
  'kycCase.approve': [
    decided,
    tellCases((work, each) =>
      happened('kyc.approved', {
        ...about(work, each),
        variables: { caseReference: each.reference, decidedAt: work.now.toISOString() },
      }),
    ),
    funds,
  ],
  'kycCase.askForMore': [
    tellCases((work, each, reason) =>
      happened('kyc.needsMoreInfo', {
        ...about(work, each),
        variables: {
          caseReference: each.reference,
          reason,
          kycLink: links(work).portal('identity'),
        },
      }),
    ),
  ],
  'kycCase.reject': [
    decided,
    tellCases((work, each, reason) =>
      happened('kyc.rejected', {
        ...about(work, each),
        variables: { caseReference: each.reference, reason, decidedAt: work.now.toISOString() },
      }),
    ),
  ],
  'kycCase.revoke': [decided],
  'kycCase.requestAgain': [(work, moved) => tellRequested(work, idsOf(moved))],
} satisfies Record<string, readonly Effect[]>

type Trader = { id: string; email: string }

const tellTraders =
  (name: 'trader.restricted' | 'trader.banned' | 'trader.unbanned'): Effect =>
  async (work, moved, input) => {
    const { rows } = await work.tx.query<Trader>(tradersSql, [idsOf(moved)])
    await emit(
      work,
      rows.map((trader) =>
        happened(name, {
          subjectType: 'trader',
          subjectId: trader.id,
          occasion: String(work.now.getTime()),
          trader,
          variables: { reason: input.reason ?? '', decidedAt: work.now.toISOString() },
        }),
      ),
    )
  }

const payoutHold = (reason: string) => ({ kind: 'payouts', subject: 'payout', reason }) as const

const found = async (work: Work, statement: string, moved: readonly Moved[]) =>
  (await work.tx.query<{ id: string }>(statement, [idsOf(moved)])).rows.map(({ id }) => id)

const holdsPayouts =
  (reason: string): Effect =>
  async (work, moved) =>
    setHolds(work, {
      ...payoutHold(reason),
      ids: await found(work, openPayoutsOfTradersSql, moved),
    })

/** Whatever became of the payouts since: one that failed meanwhile is sent again later. */
const liftsPayouts =
  (reason: string): Effect =>
  async (work, moved) =>
    liftHolds(work, { ...payoutHold(reason), ids: await found(work, payoutsOfTradersSql, moved) })

const banned = { kind: 'frozen', subject: 'account', reason: 'ban' } as const

/** Whoever is banned is signed out, trades nowhere and is paid nothing until a person decides. */
const bans: Effect = async (work, moved, input) => {
  await work.tx.query('delete from pf_traders_sessions where _parent_id = any($1::uuid[])', [
    idsOf(moved),
  ])
  const { rows } = await work.tx.query<{ id: string; has_payout: boolean }>(
    liveAccountsOfTradersSql,
    [idsOf(moved)],
  )
  const closing = rows.filter(({ has_payout }) => !has_payout).map(({ id }) => id)
  const frozen = rows.filter(({ has_payout }) => has_payout).map(({ id }) => id)
  const reason = input.reason ?? 'The trader was banned.'
  await transition(work, { lifecycle: 'account', ids: closing, event: 'close', reason })
  await setHolds(work, { ...banned, ids: frozen })
  const ids = await found(work, emptyChallengesOfTradersSql, moved)
  await transition(work, { lifecycle: 'challenge', ids, event: 'close', reason })
}

const unfreezes: Effect = async (work, moved) => {
  const { rows } = await work.tx.query<{ id: string }>(liveAccountsOfTradersSql, [idsOf(moved)])
  await liftHolds(work, { ...banned, ids: rows.map(({ id }) => id) })
}

export const traderEffects = {
  'trader.restrict': [holdsPayouts('restricted'), tellTraders('trader.restricted')],
  'trader.unrestrict': [liftsPayouts('restricted'), tellTraders('trader.unbanned')],
  'trader.ban': [holdsPayouts('banned'), bans, tellTraders('trader.banned')],
  'trader.unban': [
    liftsPayouts('banned'),
    liftsPayouts('restricted'),
    unfreezes,
    tellTraders('trader.unbanned'),
  ],
} satisfies Record<string, readonly Effect[]>

type Violation = { id: string; account_id: string; kind: string; first_decider: string | null }

const loadViolations = async (work: Work, moved: readonly Moved[]) =>
  (await work.tx.query<Violation>(violationsSql, [idsOf(moved)])).rows

const suspicion = { kind: 'frozen', subject: 'account', reason: 'suspected' } as const

/** Several rules may be in doubt at once: the account stays frozen until the last is decided. */
async function unfreeze(work: Work, accountIds: readonly string[]): Promise<void> {
  const { rows } = await work.tx.query<{ id: string }>(unsuspectedSql, [accountIds])
  await liftHolds(work, { ...suspicion, ids: rows.map(({ id }) => id) })
}

/** The person's confirmation ends the account as a clean ruling would have. */
const confirms: Effect = async (work, moved, input) => {
  const violations = await loadViolations(work, moved)
  await updateRows(
    work,
    'violations',
    violations.map(({ id }) => ({
      id,
      first_decider: work.actor.name,
      decision: input.reason ?? null,
    })),
  )
  const ids = violations.map(({ account_id }) => account_id)
  // The engine knows already what it ruled itself.
  if (work.actor.type !== 'system') await unwatchAccounts(work.tx, ids)
  for (const [kind, event] of [
    ['breach', 'breach'],
    ['expiry', 'expire'],
  ] as const) {
    const accounts = violations.filter((each) => each.kind === kind)
    await transition(work, {
      lifecycle: 'account',
      ids: accounts.map(({ account_id }) => account_id),
      event,
      ...(input.reason ? { reason: input.reason } : {}),
    })
  }
  // After it ended: lifted before, trading would be let on for a moment.
  await unfreeze(work, ids)
  await confirmRulings(work, idsOf(moved))
}

/** A confirmed suspicion is told to the trader like any other breach. */
const confirmRulings = (work: Work, ids: readonly string[]) =>
  work.tx.query('select prop_firm.confirm_rulings($1::uuid[])', [ids])

const dismisses: Effect = async (work, moved, input) => {
  const violations = await loadViolations(work, moved)
  await updateRows(
    work,
    'violations',
    violations.map(({ id }) => ({ id, decision: input.reason ?? null })),
  )
  const ids = violations.map(({ account_id }) => account_id)
  await unfreeze(work, ids)
  const at = work.now.getTime()
  // The engine knows already what it took back itself.
  if (work.actor.type === 'system') return
  await followAgain(
    work,
    violations.map(({ account_id, kind }) => ({
      ...{ accountId: account_id, at },
      ...reopenTermsAfter(kind),
    })),
  )
}

/** The ruling stays on record; account and challenge go on, unless another ruling stands. */
const overturns: Effect = async (work, moved, input) => {
  const accounts = new Map(
    (await loadViolations(work, moved)).map(({ id, account_id, kind }) => [
      account_id,
      goesOnSchema.safeParse(input.data?.get(id)?.goesOn).data ?? reopenTermsAfter(kind),
    ]),
  )
  const reason = input.reason ?? 'The ruling was overturned.'
  const refused = await reinstate(work, { accounts, reason })
  const inTheWay = refused.find(({ code }) => !staysEnded.has(code))
  if (inTheWay) throw new PropFirmError(inTheWay.code, inTheWay.message, 409)
}

/** Another ruling stands, the account was closed, or its challenge was taken back. */
const staysEnded: ReadonlySet<string> = new Set(['rulingStands', 'notPossible', 'challengeEnded'])

export const violationEffects = {
  'violation.confirm': [confirms],
  'violation.dismiss': [dismisses],
  'violation.overturn': [overturns],
} satisfies Record<string, readonly Effect[]>
