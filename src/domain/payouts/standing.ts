import type {
  Condition,
  ConditionCode,
  ConditionValue,
  PayoutStep,
  Requirement,
} from './condition.js'

type Standing = {
  readonly met: boolean
  readonly value: ConditionValue
  /** Another comparison than equality is given whole. */
  readonly required: ConditionValue | Requirement
  readonly bind: Condition['bind']
  /** Default `request`. */
  readonly blocks?: PayoutStep
}

/** How account, person and money stand: looked at again at every step. */
export const standing = (
  code: ConditionCode,
  label: string,
  { met, value, required, bind, blocks = 'request' }: Standing,
): Condition => ({
  ...{ code, label, met, value, blocks, bind },
  required: 'is' in required ? required : { is: 'equal', value: required },
  judgedOnce: false,
})

export const word = (text: string, until: number | null = null): ConditionValue => ({
  kind: 'word',
  word: text,
  until,
})

export const count = (counted: number): ConditionValue => ({ kind: 'count', count: counted })

/** Met while there is none of these. */
export const none = (counted: number) => ({
  met: counted === 0,
  value: count(counted),
  required: count(0),
  bind: [counted === 0],
})
