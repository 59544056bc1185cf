import { formatMoney } from '../money/text.js'
import type { Condition, ConditionValue, Requirement } from './condition.js'

export type ConditionText = { readonly value: string; readonly required: string }

/**
 * A condition's figure and what is asked, as people read them: `5,146.00` and `at least 100.00`.
 *
 * @param formatTime writes an instant (UTC milliseconds) in the zone of the reader
 */
export function conditionText(
  { value, required }: Condition,
  formatTime: (at: number) => string,
): ConditionText {
  const text = (one: ConditionValue): string => valueText(one, formatTime)
  return { value: text(value), required: requirementText(required, text) }
}

function requirementText(required: Requirement, text: (value: ConditionValue) => string): string {
  const first = text(required.value)
  switch (required.is) {
    case 'equal':
      return first
    case 'over':
      return `over ${first}`
    case 'atLeast':
      return `at least ${first}`
    case 'atMost':
      return `at most ${required.value.kind === 'share' ? percent(required.value.bps) : first}`
    case 'between':
      return `${first} to ${text(required.to)}`
    case 'from':
      return `from ${first}`
  }
}

function valueText(value: ConditionValue, formatTime: (at: number) => string): string {
  switch (value.kind) {
    case 'money':
      return formatMoney(value.amount, value.currency)
    case 'count':
      return String(value.count)
    case 'days':
      return String(value.days)
    case 'share':
      return `${formatMoney(value.amount, value.currency)}, ${percent(value.bps)}`
    case 'percent':
      return percent(value.bps)
    case 'time':
      return formatTime(value.at)
    case 'word':
      return value.until === null ? value.word : `${value.word}, until ${formatTime(value.until)}`
    case 'words':
      return value.words.join(', ')
    case 'none':
      return 'none'
  }
}

const percent = (bps: number): string => `${(bps / 100).toFixed(1).replace(/\.0$/, '')} %`
