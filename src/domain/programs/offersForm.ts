import type { ParameterField } from '../rules/parameterFields.js'
import { schemaFields } from '../rules/schemaField.js'
import { offerFields } from './offerFields.js'
import { giverRoles, offersSchema } from './offers.js'

const descriptions: Readonly<Record<string, string>> = {
  reset: 'The account of a failed, or a running, challenge starts anew for a price.',
  retry: 'The phase again, free, after its time ran out in profit and without a breach.',
  extension: 'More days for the time limit and the clock of inactivity, for a price.',
  secondChance: 'A free new attempt after the first failure of a challenge.',
  giveaway:
    'What a person of each role gives free in 30 days alone. A second person confirms what is above it.',
}

/** What a program offers besides the challenge, as a form made of the schema. */
export const offersForm: readonly ParameterField[] = schemaFields(offersSchema, {
  path: '',
  naming: (path) => ({ description: descriptions[path] ?? '', ...offerFields[path] }),
}).map((field) => (field.name === 'giveaway' ? forGivers(field) : field))

/** Limits of roles that give nothing would say nothing. */
function forGivers(field: ParameterField): ParameterField {
  const givers: ReadonlySet<string> = new Set(giverRoles)
  return {
    ...field,
    parts: (field.parts ?? []).map((limits) => ({
      ...limits,
      parts: (limits.parts ?? []).filter(({ name }) => givers.has(name)),
    })),
  }
}

/** What an offer begins with when it is added. */
export const offerExamples: Readonly<Record<string, unknown>> = {
  reset: { price: { ofFeeBps: 5_000 } },
  retry: {},
  extension: { price: { ofFeeBps: 2_000 } },
  secondChance: {},
  giveaway: { limits: { admin: 10, manager: 5 } },
}
