import { links } from '../journey/links.js'
import { firmSettings } from '../firmSettings.js'
import { loadAccounts, type AccountFacts } from '../journey/loadAccounts.js'
import { tellClaimable } from '../payouts/tellClaimable.js'
import { emit, happened } from '../records/emit.js'
import type { Work } from '../work.js'
import type { Verdict } from '../../domain/rules/types.js'
import { replayEvidence } from '../../domain/rulings/replayEvidence.js'
import { explain, figureOf } from './rulingEvents.js'
import { settledSql, unsettledSql } from './sql.js'

type Unsettled = {
  readonly id: string
  readonly reference: string
  readonly account_id: string
  readonly evidence: { readonly verdict: Verdict }
  readonly evidence_hash: string
  readonly result: { readonly balance?: number } | null
  readonly overturned: boolean
}

/** A trader hears within a minute, with the closing result if it was read back by then. */
const waitMs = 60_000
/** Each is replayed; a thousand at once would keep the transaction open for long. */
const batchMax = 200

/**
 * Tells traders why their account ended, with rule, limit, figure and evidence, once trading off was
 * read back and a replay of the evidence agrees; after a minute without the closing result. Where the
 * replay disagrees nothing is told: the dashboard raises an alarm.
 *
 * @returns true when there may be more to settle
 */
export async function settleBreaches(work: Work): Promise<boolean> {
  const due = new Date(work.now.getTime() - waitMs).toISOString()
  const found = await work.tx.query<Unsettled>(unsettledSql, [due, batchMax])
  // What was overturned before its trader was told is not told as if it stood.
  const overturned = found.rows.filter((ruling) => ruling.overturned)
  const agreed = found.rows.filter(
    (ruling) => !ruling.overturned && replayEvidence(ruling.evidence, work.firm.rules).agree,
  )
  const { appeal_days } = await firmSettings(work.tx)
  const accounts = new Map(
    (
      await loadAccounts(
        work,
        agreed.map(({ account_id }) => account_id),
      )
    ).map((a) => [a.id, a]),
  )
  await emit(
    work,
    onePerEnding(agreed).flatMap((ruling) => {
      const account = accounts.get(ruling.account_id)
      return account ? [settledEvent(work, ruling, { account, appeal_days })] : []
    }),
  )
  const settled = [...agreed, ...overturned].map(({ id }) => id)
  await work.tx.query(settledSql, [settled, work.now.toISOString()])
  await tellClaimable(work, [...accounts.keys()])
  return settled.length > 0 && found.rows.length === batchMax
}

/** Several limits may break in one observation; the trader is told of the ending once. */
const onePerEnding = (rulings: readonly Unsettled[]): Unsettled[] =>
  rulings.filter(
    ({ account_id }, index) =>
      rulings.findIndex((each) => each.account_id === account_id) === index,
  )

type Context = { readonly account: AccountFacts; readonly appeal_days: number }

function settledEvent(work: Work, ruling: Unsettled, { account, appeal_days }: Context) {
  const { verdict } = ruling.evidence
  const { title, words } = explain(work, verdict, account)
  const figure = (value: number) => figureOf(verdict, value, account.currency)
  const { balance } = ruling.result ?? {}
  const closing = balance === undefined ? null : balance - account.starting_balance
  const deadline = new Date(work.now.getTime() + appeal_days * 24 * 60 * 60 * 1000)
  return happened('account.breachSettled', {
    subjectType: 'account',
    subjectId: account.id,
    occasion: ruling.id,
    trader: { id: account.trader_id, email: account.trader_email },
    variables: {
      accountLogin: account.login ?? '',
      programName: account.program_name,
      rulingReference: ruling.reference,
      ruleName: title,
      ruleInWords: words,
      limit: figure(verdict.limit),
      measured: figure(verdict.figure),
      difference: figure(Math.abs(verdict.limit - verdict.figure)),
      breachedAt: new Date(verdict.at).toISOString(),
      ...(closing === null
        ? {}
        : { closingResult: { amount: closing, currency: account.currency } }),
      evidenceLink: links(work).portal(`rulings/${ruling.id}`),
      evidenceHash: ruling.evidence_hash,
      appealLink: links(work).portal(`rulings/${ruling.id}#appeal`),
      appealDeadline: deadline.toISOString(),
    } as never,
  })
}
