import { minor } from '../../domain/money/minor.js'
import type { AccountState, EngineInput } from '../../domain/rules/types.js'
import { doubtsIn, maskOf } from '../../domain/rules/doubtMask.js'

/** An input with what its evidence says of how it came. */
export type Received = {
  readonly input: EngineInput
  /** UTC milliseconds by our clock. */
  readonly receivedAt: number
  /** The platform's own order; 0 for what is not an observation. */
  readonly sequence: number
}

/**
 * The newest inputs of an account and the state before them: 32 to 64 once it has seen so many.
 * Two halves take turns, so that the state is copied once in 32 inputs, not at each. Observations
 * lie in a Float64Array: 50,000 accounts would otherwise hold millions of objects.
 */
export type Recent = { older: Half | null; newer: Half }

type Half = {
  stateBefore: AccountState
  count: number
  fields: Float64Array
  /** Inputs that `fields` has no room for: neither clock nor plain observation; by their place. */
  others: Map<number, EngineInput> | null
}

const halfInputs = 32
const firstInputs = 4
const width = 8
const kinds = { observation: 0, clock: 1, other: 2 } as const
const kindScale = 0x1_0000

export const createRecent = (state: AccountState): Recent => ({
  older: null,
  newer: createHalf(state),
})

const createHalf = (state: AccountState): Half => ({
  stateBefore: state.slice(),
  count: 0,
  fields: new Float64Array(firstInputs * width),
  others: null,
})

/** Call before `received` is evaluated, with the state that it will meet. */
export function remember(recent: Recent, received: Received, state: AccountState): void {
  if (recent.newer.count === halfInputs) {
    recent.older = recent.newer
    recent.newer = createHalf(state)
  }
  const half = recent.newer
  if ((half.count + 1) * width > half.fields.length) {
    const grown = new Float64Array(half.fields.length * 2)
    grown.set(half.fields)
    half.fields = grown
  }
  put(half, half.count, received)
  half.count += 1
}

/** Another form of the newest input: the same with more doubts. */
export function rememberInstead(recent: Recent, received: Received): void {
  put(recent.newer, recent.newer.count - 1, received)
}

function put(half: Half, place: number, { input, receivedAt, sequence }: Received): void {
  const at = place * width
  const { fields } = half
  fields[at + 1] = input.at
  fields[at + 2] = receivedAt
  fields[at + 3] = sequence
  if (input.kind === 'observation' && input.positions === undefined) {
    fields[at] = maskOf(input.doubts ?? [])
    fields[at + 4] = input.balance
    fields[at + 5] = input.equity
    fields[at + 6] = input.openPositions * kindScale + input.pendingOrders
    fields[at + 7] = input.lastOpenedAt
  } else if (input.kind === 'clock') {
    fields[at] = kinds.clock * kindScale + maskOf(input.doubts ?? [])
  } else {
    fields[at] = kinds.other * kindScale
    half.others ??= new Map()
    half.others.set(place, input)
  }
}

/** The state before the first of `recentInputs`. */
export const stateBeforeRecent = ({ older, newer }: Recent): AccountState =>
  (older ?? newer).stateBefore

/** Oldest first. */
export const recentInputs = ({ older, newer }: Recent): Received[] =>
  [older, newer].flatMap((half) => (half === null ? [] : inputsOf(half)))

/** The newest input never happened. */
export function forgetNewest({ newer }: Recent): void {
  newer.count -= 1
  newer.others?.delete(newer.count)
}

/** The state before the newest half, and its inputs but the newest `without`. */
export const newestHalf = ({ newer }: Recent, without: number) => ({
  stateBefore: newer.stateBefore,
  inputs: inputsOf(newer, without),
})

const inputsOf = (half: Half, without = 0): Received[] =>
  Array.from({ length: half.count - without }, (_, place) => inputAt(half, place))

function inputAt(half: Half, place: number): Received {
  const at = place * width
  const [head = 0, time = 0, receivedAt = 0, sequence = 0, balance = 0, equity = 0, counts = 0] =
    half.fields.subarray(at, at + width)
  const other = half.others?.get(place)
  if (other) return { input: other, receivedAt, sequence }
  const mask = head % kindScale
  const doubts = mask === 0 ? {} : { doubts: doubtsIn(mask) }
  if (head >= kindScale) {
    return { input: { kind: 'clock', at: time, ...doubts }, receivedAt, sequence }
  }
  const pendingOrders = counts % kindScale
  return {
    receivedAt,
    sequence,
    input: {
      kind: 'observation',
      at: time,
      balance: minor(balance),
      equity: minor(equity),
      openPositions: (counts - pendingOrders) / kindScale,
      pendingOrders,
      lastOpenedAt: half.fields[at + 7] ?? 0,
      ...doubts,
    },
  }
}
