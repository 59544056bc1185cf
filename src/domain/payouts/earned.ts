import type { Condition, ConditionCode, ConditionValue, Requirement } from './condition.js'

type Judged = {
  readonly met: boolean
  readonly value: ConditionValue
  readonly required: Requirement
}

/** Figures of the request do not change afterwards, so the approval vouches for them as they are. */
export const earned = (code: ConditionCode, label: string, judged: Judged): Condition => ({
  code,
  label,
  ...judged,
  blocks: 'request',
  judgedOnce: true,
  bind: [judged.met, JSON.stringify(judged.value)],
})
