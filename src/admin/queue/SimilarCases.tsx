'use client'
import type { QueueKindName } from '../../readModels/queue/kinds.js'
import type { QueuePreview } from '../../readModels/queue/previewModel.js'

type Props = {
  readonly kind: QueueKindName
  readonly similar: NonNullable<QueuePreview['similar']>
}

const titles: Partial<Readonly<Record<QueueKindName, string>>> = {
  suspectedBreaches: 'suspicions of this rule',
  appeals: 'decided appeals about this rule',
  kycCases: 'decided cases',
  payouts: 'other payouts of this trader',
  payoutsToSend: 'other payouts of this trader',
  payoutTroubles: 'other payouts of this trader',
}

const words: Readonly<Record<string, string>> = {
  rejectedReturned: 'returned to the account',
  rejectedForfeited: 'forfeited',
  returned: 'bounced',
}

/** How people decided what was like this: a hint, never a rule. */
export function SimilarCases({ kind, similar: { days, outcomes } }: Props) {
  const sum = outcomes.reduce((total, { count }) => total + count, 0)
  const title = titles[kind] ?? 'similar cases'
  const [first] = outcomes
  return (
    <section className="pf-queue__similar">
      <h3>{sum === 0 ? `No ${title} in ${days} days` : `${sum} ${title} in ${days} days`}</h3>
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
