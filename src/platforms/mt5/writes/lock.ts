/** One writer an account: what is asked for it is done in the order it was asked. */
export type Lock = <T>(login: string, work: () => Promise<T>) => Promise<T>

export function createLock(): Lock {
  const last = new Map<string, Promise<unknown>>()
  return async (login, work) => {
    const before = last.get(login) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(login, mine)
    try {
      return await mine
    } finally {
      if (last.get(login) === mine) last.delete(login)
    }
  }
}
