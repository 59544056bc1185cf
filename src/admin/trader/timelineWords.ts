import { z } from 'zod'
import type { Lifecycle } from '../../domain/lifecycles/types.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import type { TimelineEntry } from '../../readModels/trader/readTraderTimeline.js'
import { amountText } from '../parts/amounts.js'
import { auditSentence, byWhom, type Words } from '../parts/auditWords.js'
import { dayText, minuteText } from '../parts/dates.js'
import { breachText } from './CasePanels.js'
import { ruleWord, withRule } from '../parts/ruleWord.js'

const facts = z.object({
  amount: z.number().nullish(),
  currency: z.string().nullish(),
  program: z.string().nullish(),
  phase: z.string().nullish(),
  version: z.number().nullish(),
  usableFrom: z.number().nullish(),
  /** Of a violation. */
  rule: z.string().nullish(),
  ruling: z
    .object({
      rule: z.string(),
      unit: z.string().nullable(),
      limit: z.number().nullable(),
      figure: z.number().nullable(),
      currency: z.string().nullable(),
    })
    .nullish(),
})

type Facts = z.output<typeof facts>

type Teller = (entry: TimelineEntry, known: Facts, context: Context) => Words

const amountOf = ({ amount, currency }: Facts): string =>
  typeof amount === 'number' && currency ? amountText(amount, currency) : ''

const phaseOf = ({ phase }: Facts): string =>
  phase ? phase.charAt(0).toLowerCase() + phase.slice(1) : 'its phase'

const ended =
  (word: string): Teller =>
  ({ label }, { ruling }, { rules }) => ({
    tone: 'bad',
    text: [
      `${label} ${word}`,
      ruling ? ruleWord(ruling.rule, rules).toLowerCase() : '',
      ruling ? breachText(ruling) : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  })

/** What is worth its own sentence; everything else is told by the status it led to. */
const tellers: Readonly<Record<string, Teller>> = {
  'fact.signedUp': () => ({ tone: 'neutral', text: 'Signed up' }),
  'fact.payoutRequested': (_, known) => ({
    tone: 'neutral',
    text: `Asked for a payout of ${amountOf(known)}`,
  }),
  'fact.agreementAccepted': ({ label }, { version }) => ({
    tone: 'done',
    text: `Signed ${label}, version ${version ?? ''}`,
  }),
  'fact.methodChanged': ({ label }, { usableFrom }, { zone }) => ({
    tone: 'attention',
    text: `Payout method changed, ${label}. Sending held to ${usableFrom ? `${dayText(usableFrom, zone)} ${minuteText(usableFrom, zone)}` : 'its release'}`,
  }),
  'order.pay': (_, known) => ({
    tone: 'neutral',
    text: `Bought ${known.program ?? 'a program'}, ${amountOf(known)}`,
  }),
  'account.provisioned': ({ label }, known) => ({
    tone: 'neutral',
    text: `${label} opened, ${phaseOf(known)}`,
  }),
  'account.pass': ({ label }, known) => ({
    tone: 'done',
    text: `${label} passed ${phaseOf(known)}`,
  }),
  'account.breach': ended('breached'),
  'account.expire': ended('expired'),
  'payout.markPaid': ({ label }, known) => ({
    tone: 'done',
    text: `${label} paid, ${amountOf(known)}`,
  }),
}

type Context = {
  readonly lifecycles: Readonly<Record<string, Lifecycle>>
  readonly rules: RuleRegistry
  readonly zone: string
}

/** Only others are named: on a person's own page nobody wonders who the person is. */
const besides = (entry: TimelineEntry): TimelineEntry =>
  entry.actorType === 'trader' ? { ...entry, actorType: 'system', actorName: null } : entry

/** One line of the timeline: what happened, to what, by whom and why. */
export function timelineWords(entry: TimelineEntry, context: Context): Words {
  const known = facts.safeParse(entry.facts)
  const teller = tellers[entry.event]
  if (teller && known.success) {
    const { tone, text } = teller(entry, known.data, context)
    // What the system gives as its reason is in the sentence.
    const who = entry.actorType === 'operator' ? byWhom(entry) : ''
    return { tone, text: who === '' ? text : `${text}, ${who}` }
  }
  const { tone, text } = auditSentence(besides(entry), context.lifecycles)
  const subject =
    entry.type === 'kycCase' ? 'Identity' : withRule(entry.label, known.data?.rule, context.rules)
  return { tone, text: `${subject} ${text}` }
}
