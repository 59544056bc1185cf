import { core, numberIn } from '../../domain/rules/coreSlots.js'
import type { Verdict } from '../../domain/rules/types.js'
import { markDirty, tapeOf, type Book } from './book.js'
import type { Entry, Waiting } from './entry.js'
import { forgetNewest, newestHalf, remember, type Received } from './recent.js'

/** Inputs that may wait for one decision; beyond, observations are lost and the next is doubtful. */
const backlogMax = 5_000

/** Takes an input into the account, or has it wait while a verdict of it is being decided. */
export function take(book: Book, entry: Entry, waiting: Waiting): void {
  if (entry.ended) return
  if (entry.undecided) wait(book, entry, waiting)
  else step(book, entry, waiting)
}

/** Takes what waited, up to the next verdict. */
export function drain(book: Book, entry: Entry): void {
  const waiting = entry.backlog ?? []
  entry.backlog = null
  for (const [index, each] of waiting.entries()) {
    if (entry.ended) return
    if (entry.undecided) {
      entry.backlog = waiting.slice(index)
      return
    }
    step(book, entry, each)
  }
}

function wait(book: Book, entry: Entry, waiting: Waiting): void {
  entry.backlog ??= []
  if (entry.backlog.length < backlogMax || waiting.inputId !== undefined) {
    entry.backlog.push(waiting)
    return
  }
  entry.afterGap = true
  book.host.report('more observations wait for a decision than are kept', {
    accountId: entry.accountId,
  })
}

/** Observations from before what was evaluated decide nothing, and are not worth keeping. */
function step(book: Book, entry: Entry, waiting: Waiting): void {
  const { input, receivedAt, sequence } = waiting
  const late = input.at < numberIn(entry.state, core.at)
  const verdicts = evaluate(book, entry, waiting)
  if (input.kind === 'observation') {
    book.counts.observations += 1
    entry.sequence = sequence
    entry.receivedAt = receivedAt
    if (verdicts && !late) {
      tapeOf(book, entry.shard).append({
        number: entry.number,
        receivedAt,
        sequence,
        observation: input,
      })
    }
  }
  if (waiting.inputId !== undefined) {
    book.inputs.set(waiting.inputId, { accountId: entry.accountId, shard: entry.shard })
  }
  markDirty(book, entry)
  if (!verdicts || verdicts.length === 0) return
  book.counts.verdicts += verdicts.length
  entry.undecided = { received: waiting, verdicts }
  book.undecided.push(entry)
  book.host.wake(true)
}

/**
 * One account's impossible input must not stop the others: its state stays as it was before.
 *
 * @returns null when the input was refused
 */
function evaluate(book: Book, entry: Entry, received: Received): readonly Verdict[] | null {
  remember(entry.recent, received, entry.state)
  try {
    return entry.phase.evaluateInto(entry.state, received.input)
  } catch (error) {
    entry.state = stateBeforeNewest(entry)
    forgetNewest(entry.recent)
    const reason = error instanceof Error ? error.message : String(error)
    book.host.report('an input could not be evaluated', { accountId: entry.accountId, reason })
    return null
  }
}

/** The state that the newest input met, evaluated again from the newest copy that was kept. */
export function stateBeforeNewest(entry: Entry): number[] {
  const { stateBefore, inputs } = newestHalf(entry.recent, 1)
  const state = [...stateBefore]
  for (const { input } of inputs) entry.phase.evaluateInto(state, input)
  return state
}
