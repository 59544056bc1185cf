import type { AccountSnapshot } from '../types.js'

type Seen = {
  readonly figures: string
  readonly sequence: number
  readonly at: number
  readonly lastOpenedAt: number
}

/**
 * The platform does not number states, so we do: a state that differs from the one before has a larger
 * number, derived from its time, so that numbers also rise over restarts and between processes.
 */
export type Sequences = {
  /** Numbers from now on are larger than `sequence`. */
  startAfter(login: string, sequence: number): void
  number(state: Omit<AccountSnapshot, 'sequence'>): AccountSnapshot
}

export function createSequences(): Sequences {
  const seen = new Map<string, Seen>()
  return {
    startAfter: (login, sequence) => {
      const known = seen.get(login)
      if (known && known.sequence >= sequence) return
      seen.set(login, { figures: '', sequence, at: known?.at ?? 0, lastOpenedAt: 0 })
    },
    number: (state) => {
      const known = seen.get(state.login)
      // A position that is closed is not shown any more, that it was opened stays true.
      const lastOpenedAt = Math.max(state.lastOpenedAt, known?.lastOpenedAt ?? 0)
      const at = Math.max(state.at, known?.at ?? 0)
      const figures = figuresOf({ ...state, lastOpenedAt })
      const before = known?.sequence ?? 0
      const sequence = figures === known?.figures ? before : Math.max(before + 1, at)
      seen.set(state.login, { figures, sequence, at, lastOpenedAt })
      return { ...state, at, lastOpenedAt, sequence }
    },
  }
}

const figuresOf = (state: Omit<AccountSnapshot, 'sequence'>): string =>
  [
    state.raw.balance,
    state.raw.equity,
    state.openPositions,
    state.pendingOrders,
    state.lastOpenedAt,
    state.mode,
  ].join()
