'use client'
import type { QueueKindName } from '../../readModels/queue/kinds.js'
import type { QueuePreview } from '../../readModels/queue/previewModel.js'
import { counted } from '../parts/counted.js'

type Props = {
  readonly kind: QueueKindName
  readonly similar: NonNullable<QueuePreview['similar']>
}

type Title = readonly [one: string, many: string]

const ofTrader: Title = ['other payout of this trader', 'other payouts of this trader']

const titles: Partial<Readonly<Record<QueueKindName, Title>>> = {
  suspectedBreaches: ['suspicion of this rule', 'suspicions of this rule'],
  appeals: ['decided appeal about this rule', 'decided appeals about this rule'],
  kycCases: ['decided case', 'decided cases'],
  payouts: ofTrader,
  payoutsToSend: ofTrader,
  payoutTroubles: ofTrader,
}

/** `1 suspicion of this rule`, `No decided cases`. */
export function similarText(kind: QueueKindName, sum: number): string {
  const [one, many] = titles[kind] ?? ['similar case', 'similar cases']
  return sum === 0 ? `No ${many}` : counted(sum, one, many)
}

const words: Readonly<Record<string, string>> = {
  rejectedReturned: 'returned to the account',
  rejectedForfeited: 'forfeited',
  returned: 'bounced',
}

/** How people decided what was like this: a hint, never a rule. */
export function SimilarCases({ kind, similar: { days, outcomes } }: Props) {
  const sum = outcomes.reduce((total, { count }) => total + count, 0)
  const [first] = outcomes
  return (
    <section className="pf-queue__similar">
      <h3>
        {similarText(kind, sum)} in {counted(days, 'day')}
      </h3>
      {first ? (
        <div className="pf-queue__outcomes">
          <span aria-hidden className="pf-queue__share">
            <span style={{ width: `${(first.count / sum) * 100}%` }} />
          </span>
          {outcomes.map(({ word, count }) => `${count} ${words[word] ?? word}`).join(', ')}
        </div>
      ) : null}
    </section>
  )
}
