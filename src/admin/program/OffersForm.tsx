'use client'
import type { Finding } from '../../domain/programs/finding.js'
import { offerExamples, offersForm } from '../../domain/programs/offersForm.js'
import type { Fields } from './inputs/inputProps.js'
import { SchemaForm } from './inputs/SchemaForm.js'

type Props = {
  readonly offers: Fields
  readonly before: Fields | null
  readonly findings: readonly Finding[]
  readonly readOnly: boolean
  readonly onOffers: (offers: Fields) => void
}

const groups = [{ title: 'Besides the challenge', fields: offersForm }]

/** What a trader may have besides the challenge: what it costs, how often, until when. */
export const OffersForm = ({ offers, onOffers, ...props }: Props) => (
  <SchemaForm
    {...props}
    examples={offerExamples}
    groups={groups}
    onValues={onOffers}
    place="offers"
    values={offers}
  />
)
