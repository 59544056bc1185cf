'use client'
import type { Finding } from '../../domain/programs/finding.js'
import { scalingExamples, scalingForm, scalingPlace } from '../../domain/programs/scalingForm.js'
import { SchemaForm } from './inputs/SchemaForm.js'

type Props = {
  /** Null or left out: funded accounts do not grow. */
  readonly scaling: unknown
  /** Null without a published version. */
  readonly before: { readonly scaling: unknown } | null
  readonly findings: readonly Finding[]
  readonly readOnly: boolean
  readonly onScaling: (scaling: unknown) => void
}

/** How funded accounts of the program grow. */
export const ScalingForm = ({ scaling, onScaling, before, ...props }: Props) => (
  <SchemaForm
    {...props}
    before={before && { [scalingPlace]: before.scaling ?? null }}
    examples={scalingExamples}
    groups={scalingForm}
    onValues={(values) => onScaling(values[scalingPlace] ?? null)}
    place=""
    values={{ [scalingPlace]: scaling ?? null }}
  />
)
