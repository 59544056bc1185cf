import { phaseTerms } from '../../domain/programs/phaseTerms.js'
import type { Currency } from '../../domain/money/currency.js'
import { figureText } from '../../domain/rules/figureText.js'
import { explainVerdict, verdictTitle } from '../../domain/rules/explainVerdict.js'
import type { PhaseTerms, Verdict } from '../../domain/rules/types.js'
import { InvariantError } from '../../errors.js'
import { links } from '../journey/links.js'
import { loadAccounts, type AccountFacts } from '../journey/loadAccounts.js'
import { emit, happened, type EmitInput } from '../records/emit.js'
import type { Work } from '../work.js'
import type { Ruling } from './ruling.js'

/** A figure of a ruling as messages take it. */
export function figureOf({ unit }: Pick<Verdict, 'unit'>, value: number, currency: Currency) {
  if (unit === 'money') return { amount: value, currency }
  return unit === 'days' ? { days: value } : { text: figureText(value, unit, currency) }
}

/** The rule in words and the formula, for the terms the account trades under. */
export const explain = ({ firm }: Work, verdict: Verdict, account: AccountFacts) =>
  explainVerdict(verdict, termsOf(account), firm.rules)

function termsOf(account: AccountFacts): PhaseTerms {
  const terms = phaseTerms(account.terms, account)
  if (!terms) throw new InvariantError(`${account.reference} has no terms`)
  return terms
}

/** What traders and the outside are told as soon as the ruling stands; breaches are told in full once settled. */
export async function rulingEvents(work: Work, rulings: readonly Ruling[]): Promise<void> {
  const told = rulings.filter(({ disposition }) => disposition !== 'suspected')
  const ids = told.map(({ accountId }) => accountId)
  const accounts = new Map((await loadAccounts(work, ids)).map((each) => [each.id, each]))
  const events = told.flatMap((ruling): EmitInput[] => {
    const account = accounts.get(ruling.accountId)
    if (!account) return []
    if (ruling.disposition === 'recorded') return [recordedEvent(work, ruling, account)]
    if (ruling.verdict.kind === 'breach') return [breachedEvent(work, ruling, account)]
    return ruling.verdict.kind === 'expiry' ? [expiredEvent(work, ruling, account)] : []
  })
  await emit(work, events)
}

function breachedEvent(work: Work, { id, verdict }: Ruling, account: AccountFacts): EmitInput {
  return happened('account.breached', {
    subjectType: 'account',
    subjectId: account.id,
    occasion: id,
    variables: {
      accountReference: account.reference,
      accountLogin: account.login ?? '',
      rulingReference: id,
      ruleName: verdictTitle(verdict, termsOf(account), work.firm.rules),
      limit: figureOf(verdict, verdict.limit, account.currency),
      measured: figureOf(verdict, verdict.figure, account.currency),
      breachedAt: new Date(verdict.at).toISOString(),
    } as never,
  })
}

function expiredEvent(work: Work, { id, verdict }: Ruling, account: AccountFacts): EmitInput {
  const { title, words } = explain(work, verdict, account)
  return happened('account.expired', {
    subjectType: 'account',
    subjectId: account.id,
    occasion: id,
    trader: { id: account.trader_id, email: account.trader_email },
    variables: {
      accountLogin: account.login ?? '',
      programName: account.program_name,
      ruleName: title,
      ruleInWords: words,
      limit: figureOf(verdict, verdict.limit, account.currency),
      expiredAt: new Date(verdict.at).toISOString(),
    } as never,
  })
}

function recordedEvent(work: Work, { id, verdict }: Ruling, account: AccountFacts): EmitInput {
  const { title, words, summary } = explain(work, verdict, account)
  return happened('account.violationRecorded', {
    subjectType: 'account',
    subjectId: account.id,
    occasion: id,
    trader: { id: account.trader_id, email: account.trader_email },
    variables: {
      accountLogin: account.login ?? '',
      programName: account.program_name,
      ruleName: title,
      ruleInWords: words,
      summary,
      limit: figureOf(verdict, verdict.limit, account.currency),
      measured: figureOf(verdict, verdict.figure, account.currency),
      violatedAt: new Date(verdict.at).toISOString(),
      rulingReference: id,
      evidenceLink: links(work).portal(`rulings/${id}`),
    } as never,
  })
}
