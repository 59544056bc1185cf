'use client'
import type { Finding } from '../../domain/programs/finding.js'
import { payoutExamples, payoutForm } from '../../domain/programs/payoutForm.js'
import type { Fields } from './inputs/inputProps.js'
import { SchemaForm } from './inputs/SchemaForm.js'

type Props = {
  readonly payout: Fields
  readonly before: Fields | null
  readonly findings: readonly Finding[]
  readonly readOnly: boolean
  readonly onPayout: (payout: Fields) => void
}

/** How the program pays out. */
export const PayoutForm = ({ payout, onPayout, ...props }: Props) => (
  <SchemaForm
    {...props}
    examples={payoutExamples}
    groups={payoutForm}
    onValues={onPayout}
    place="payout"
    values={payout}
  />
)
