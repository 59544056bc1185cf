import type { GoesOn } from '../actionBar/moves.js'
import { basisPoints, shareOf } from '../../domain/money/basisPoints.js'
import { minor } from '../../domain/money/minor.js'
import { amountText } from '../parts/amounts.js'
import { Shape } from '../parts/Shape.js'
import type { Credit } from './CreditFields.js'
import { subjectWords } from './incidentWords.js'
import type { Preview } from './usePreview.js'

type Props = {
  readonly kind: string
  readonly preview: Preview | null
  readonly goesOn: GoesOn | null
  readonly credit: Credit | null
}

/** What the action would touch if it were proposed now. */
export function PreviewLine({ kind, preview, goesOn, credit }: Props) {
  if (preview === null) return <p className="pf-incident__preview" />
  const rows = preview.reduce((sum, each) => sum + each.rows, 0)
  if (rows === 0)
    return (
      <p className="pf-reason__warning pf-incident__preview" role="status">
        <Shape tone="attention" /> Nothing of what is chosen would change.
      </p>
    )
  const total = kind === 'credit' && credit ? totalOf(preview, credit) : ''
  const isMixed = kind === 'reinstate' && typeof goesOn?.balance === 'number' && preview.length > 1
  return (
    <p className="pf-incident__preview" role="status">
      Covers <b>{subjectWords(kind, rows)}</b>
      {total === '' ? '' : `, ${total} in all`}.
      {isMixed ? ' Their currencies differ; each has the amount in its own.' : ''}
    </p>
  )
}

function totalOf(preview: Preview, credit: Credit): string {
  const sums = preview.flatMap(({ currency, accounts, size }) => {
    if ('shareBps' in credit) {
      const sum = shareOf(minor(size), basisPoints(credit.shareBps), 'down')
      return [`${amountText(sum, currency)} ${currency}`]
    }
    if (currency !== credit.currency) return []
    return [`${amountText(credit.amount * accounts, currency)} ${currency}`]
  })
  return sums.join(' and ')
}
