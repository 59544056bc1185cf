import type { CollectionBeforeValidateHook } from 'payload'
import { checkTerms } from '../src/services/programs/checkTerms.js'
import { refusal } from './refusal.js'

/** A draft that could never run is refused while it is written, with the place that is wrong. */
export const checkProgramDraft: CollectionBeforeValidateHook = ({ data }) => {
  if (data?.draft === undefined) return data
  const checked = checkTerms(data.draft)
  if (!checked.ok) throw refusal(checked.problems.map((each) => `draft.${each}`).join('; '), 400)
  return data
}
