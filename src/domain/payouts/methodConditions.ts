import type { Condition } from './condition.js'
import type { PayoutFacts } from './payoutFacts.js'

const hourMs = 3_600_000

/**
 * Where the money goes. A method that changed a short time ago does not keep a payout from being
 * approved; the money waits until the person whose account it is had time to notice.
 */
export function methodConditions({ method, coolDownHours, at }: PayoutFacts): Condition[] {
  const present: Condition = {
    code: 'method',
    label: 'Payout method',
    met: method !== null,
    value: method ? { kind: 'word', word: 'present', until: null } : { kind: 'none' },
    required: { is: 'equal', value: { kind: 'word', word: 'present', until: null } },
    blocks: 'request',
    judgedOnce: false,
    bind: [method?.id ?? null],
  }
  if (!method) return [present]
  const { id, changedAt, nameMatches } = method
  const freeFrom = changedAt + coolDownHours * hourMs
  const conditions: Condition[] = [present]
  if (nameMatches !== null) {
    conditions.push({
      code: 'methodName',
      label: 'Name on the payout method',
      met: nameMatches,
      value: { kind: 'word', word: nameMatches ? 'match' : 'differs', until: null },
      required: { is: 'equal', value: { kind: 'word', word: 'match', until: null } },
      blocks: 'approval',
      judgedOnce: false,
      bind: [id, nameMatches],
    })
  }
  conditions.push({
    code: 'methodCoolDown',
    label: `Payout method unchanged for ${coolDownHours} h`,
    met: at >= freeFrom,
    value: { kind: 'time', at: changedAt },
    required: { is: 'from', value: { kind: 'time', at: freeFrom } },
    blocks: 'sending',
    judgedOnce: false,
    bind: [id, changedAt],
  })
  return conditions
}
