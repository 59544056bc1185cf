import { figureText } from '../../domain/rules/figureText.js'
import { ruleInWords } from '../../domain/rules/ruleInWords.js'
import { phaseTerms } from '../../domain/programs/phaseTerms.js'
import { tradingDayAt } from '../../domain/time/tradingDay.js'
import { defaultWarnings, warningsOf, type Warning } from '../../domain/warnings/warningLevels.js'
import type { AccountFigures } from '../../live/loop/loadAccounts.js'
import { describeFigures, type LiveFigures } from '../../live/readLive.js'
import { firmSettings } from '../firmSettings.js'
import { links } from '../journey/links.js'
import { loadAccounts, type AccountFacts } from '../journey/loadAccounts.js'
import { emit, happened, type EmitInput } from '../records/emit.js'
import { figureOf } from '../rulings/rulingEvents.js'
import type { Work } from '../work.js'
import { followedSql, toldSql } from './sql.js'

export type WarnAbout = 'limits' | 'everything'

const page = 1_000
const eventName = 'account.warning'

/** An account with what there is to say about it. */
type Found = { readonly live: LiveFigures; readonly warnings: readonly Warning[] }

/**
 * Tells of accounts that come near a limit, a target or a deadline: each rule once per level and
 * trading day, however often this runs.
 *
 * @param about `limits` looks only at accounts that have used a part of a loss limit
 */
export async function warn(work: Work, about: WarnAbout): Promise<number> {
  const { limit_bands: bands } = await firmSettings(work.tx)
  const settings = { ...defaultWarnings, bands }
  const least = about === 'limits' ? Math.min(...bands) * 100 : 0
  let after = '00000000-0000-0000-0000-000000000000'
  let told = 0
  for (;;) {
    const { rows } = await work.tx.query<AccountFigures>(followedSql, [least, after, page])
    const figures = await describeFigures(work.tx, rows, work.firm.rules)
    const found = figures
      .map((live) => ({ live, warnings: warningsOf(live.limits, work.now.getTime(), settings) }))
      .filter(({ warnings }) => warnings.length > 0)
    told += await tell(work, found, Math.min(...bands))
    const last = rows.at(-1)
    if (!last || rows.length < page) return told
    after = last.account_id
  }
}

async function tell(work: Work, found: readonly Found[], lowest: number): Promise<number> {
  if (found.length === 0) return 0
  const ids = found.map(({ live }) => live.accountId)
  const accounts = new Map((await loadAccounts(work, ids)).map((each) => [each.id, each]))
  const said = found.flatMap(({ live, warnings }) => {
    const account = accounts.get(live.accountId)
    if (account?.status !== 'active') return []
    return warnings.flatMap((warning) => eventOf(work, account, { warning, lowest }))
  })
  const keys = said.map(keyOf)
  const known = await work.tx.query<{ idempotency_key: string }>(toldSql, [keys])
  const old = new Set(known.rows.map((row) => row.idempotency_key))
  const fresh = said.filter((event) => !old.has(keyOf(event)))
  await emit(work, fresh)
  return fresh.length
}

const keyOf = ({ name, subjectId, occasion }: EmitInput): string =>
  [name, subjectId, occasion ?? ''].join(':')

type About = { readonly warning: Warning; readonly lowest: number }

/** The lowest band is for segments and webhooks alone: nobody is written to at half of a limit. */
function eventOf(work: Work, account: AccountFacts, { warning, lowest }: About): EmitInput[] {
  const terms = phaseTerms(account.terms, account)
  const config = terms?.rules.find(({ key }) => key === warning.rule)
  if (!terms || !config) return []
  const rule = work.firm.rules.find(config.rule, config.revision)
  const { date } = tradingDayAt(work.now.getTime(), terms.calendar)
  const { standing } = warning
  const isQuiet = warning.kind === 'limitUsed' && warning.level === lowest
  const unit = { unit: standing.unit === 'time' ? ('days' as const) : standing.unit }
  return [
    happened(eventName, {
      subjectType: 'account',
      subjectId: account.id,
      occasion: `${warning.rule}:${warning.kind}:${warning.level}:${date}`,
      ...(isQuiet ? {} : { trader: { id: account.trader_id, email: account.trader_email } }),
      variables: {
        accountLogin: account.login ?? '',
        programName: account.program_name,
        ruleName: rule?.label ?? warning.rule,
        ruleInWords: ruleInWords(config, terms, work.firm.rules),
        warningText: textOf(warning, account.currency),
        limit:
          standing.unit === 'time'
            ? { text: new Date(standing.limit).toISOString() }
            : figureOf(unit, standing.limit, account.currency),
        measured:
          standing.unit === 'time'
            ? { days: warning.level }
            : figureOf(unit, standing.figure, account.currency),
        accountLink: links(work).portal(`accounts/${account.id}`),
      } as never,
    }),
  ]
}

function textOf({ kind, level, standing }: Warning, currency: string): string {
  if (kind === 'deadlineNear') {
    return level === 1 ? 'Less than a day is left.' : `Less than ${level} days are left.`
  }
  const figure = figureText(standing.figure, standing.unit, currency)
  const limit = figureText(standing.limit, standing.unit, currency)
  return kind === 'targetNear'
    ? `${level} % of the way is done: ${figure} of ${limit}.`
    : `${level} % of what the rule allows is used: ${figure}, limit ${limit}.`
}
