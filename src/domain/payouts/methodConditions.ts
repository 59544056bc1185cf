import type { Condition } from './condition.js'
import type { PayoutFacts } from './payoutFacts.js'
import { standing, word } from './standing.js'

const hourMs = 3_600_000

/**
 * Where the money goes. A method that changed a short time ago does not keep a payout from being
 * approved; the money waits until the person whose account it is had time to notice.
 */
export function methodConditions({ method, coolDownHours, at }: PayoutFacts): Condition[] {
  const present = standing('method', 'Payout method', {
    met: method !== null,
    value: method ? word('present') : { kind: 'none' },
    required: word('present'),
    bind: [method?.id ?? null],
  })
  if (!method) return [present]
  const { id, changedAt, nameMatches } = method
  const freeFrom = changedAt + coolDownHours * hourMs
  const conditions: Condition[] = [present]
  if (nameMatches !== null) {
    conditions.push(
      standing('methodName', 'Name on the payout method', {
        met: nameMatches,
        value: word(nameMatches ? 'match' : 'differs'),
        required: word('match'),
        blocks: 'approval',
        bind: [id, nameMatches],
      }),
    )
  }
  conditions.push(
    standing('methodCoolDown', `Payout method unchanged for ${coolDownHours} h`, {
      met: at >= freeFrom,
      value: { kind: 'time', at: changedAt },
      required: { is: 'from', value: { kind: 'time', at: freeFrom } },
      blocks: 'sending',
      bind: [id, changedAt],
    }),
  )
  return conditions
}
