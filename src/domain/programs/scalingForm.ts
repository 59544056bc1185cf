import { schemaField } from '../rules/schemaField.js'
import { scalingTermsSchema } from '../scaling/scalingTerms.js'
import type { FormGroup } from './payoutForm.js'
import { scalingFields } from './scalingFields.js'

/** Where a scaling plan stands in the terms of a program. */
export const scalingPlace = 'scaling'

const plan = {
  title: 'Scaling plan',
  description:
    'How a funded account grows, and what it needs for it. Without one it keeps its size.',
}

/** How funded accounts grow, as a form made of the schema: a plan may be left out as a whole. */
export const scalingForm: readonly FormGroup[] = [
  {
    title: 'Growth of funded accounts',
    fields: [
      schemaField(scalingTermsSchema.nullable().default(null), {
        name: scalingPlace,
        path: scalingPlace,
        naming: (path) =>
          path === scalingPlace ? plan : (scalingFields[path.slice(scalingPlace.length + 1)] ?? {}),
      }),
    ],
  },
]

/** What a plan, or a step of it, begins with when it is added. */
export const scalingExamples: Readonly<Record<string, unknown>> = {
  scaling: { growth: { kind: 'ofOriginal', bps: 2_500 }, months: 3, netProfitBps: 1_000 },
  'scaling.growth.bps': 12_500,
  'scaling.firstGrowth.bps': 12_500,
}
