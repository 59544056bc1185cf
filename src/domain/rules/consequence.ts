import { core, numberIn } from './coreSlots.js'
import type { RuleOutcome } from './defineRule.js'
import type { Consequence } from './parameters.js'

/** Kind and action of a verdict with this consequence. */
export function verdictKind(
  consequence: Consequence,
): Pick<RuleOutcome, 'kind'> & Pick<RuleOutcome, 'action'> {
  if (consequence === 'breach') return { kind: 'breach' }
  return consequence === 'record' ? { kind: 'soft' } : { kind: 'soft', action: consequence }
}

/** The rule as a trader reads it, continued: what follows. */
export const consequenceWords: Readonly<Record<Consequence, string>> = {
  breach: 'The account ends when this is broken.',
  record: 'A violation is recorded; the account goes on.',
  closePositions: 'Open positions are then closed; the account goes on.',
  blockUntilReset: 'Then no new trade can be opened until the next reset; the account goes on.',
  pauseUntilReset:
    'Then positions are closed and trading is paused until the next reset; the account goes on.',
}

/**
 * Says a soft verdict once in a trading day, a breach whenever it is true.
 *
 * @param said slot that remembers the day it was said on
 */
export function oncePerDay(
  consequence: Consequence,
  said: number,
  isBroken: (state: readonly number[]) => boolean,
) {
  if (consequence === 'breach') return { broken: isBroken }
  return {
    broken: (state: readonly number[]) =>
      numberIn(state, said) !== numberIn(state, core.dayStartsAt) && isBroken(state),
    reported(state: number[]) {
      state[said] = numberIn(state, core.dayStartsAt)
    },
  }
}

/** The day as the occasion of a soft verdict; a breach has none. */
export const dayOccasion = (
  consequence: Consequence,
  state: readonly number[],
): Pick<RuleOutcome, 'occasion'> =>
  consequence === 'breach' ? {} : { occasion: numberIn(state, core.dayStartsAt) }
