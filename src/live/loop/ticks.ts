/** Tells browsers which accounts have new figures, a few times a second at most. */
export type Ticks = {
  add(accountIds: readonly string[]): void
  stop(): void
}

/** A note must stay below PostgreSQL's 8,000 bytes: more accounts than this are not named. */
const accountsNamedMax = 150

export type TickNote = {
  readonly worker: string
  /** Counts up; a gap means that notes were missed. */
  readonly sequence: number
  /** How many accounts changed. */
  readonly accounts: number
  /** Their ids, or empty when there are too many to name: read again whatever is shown. */
  readonly ids: readonly string[]
}

export function createTicks(options: {
  readonly workerId: string
  readonly everyMs: number
  readonly send: (note: TickNote) => void
}): Ticks {
  const changed = new Set<string>()
  let sequence = 0
  let timer: NodeJS.Timeout | undefined
  const send = (): void => {
    timer = undefined
    sequence += 1
    const ids = changed.size <= accountsNamedMax ? [...changed] : []
    options.send({ worker: options.workerId, sequence, accounts: changed.size, ids })
    changed.clear()
  }
  return {
    add(accountIds) {
      for (const id of accountIds) changed.add(id)
      if (changed.size > 0) timer ??= setTimeout(send, options.everyMs)
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
