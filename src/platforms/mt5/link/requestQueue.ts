type Waiting = { readonly work: () => Promise<void>; readonly isUrgent: boolean }

/** Work of one connection, one piece at a time; what is urgent goes before what is not. */
export type RequestQueue = {
  run<T>(work: () => Promise<T>, isUrgent: boolean): Promise<T>
  length(): number
}

export function createRequestQueue(): RequestQueue {
  const urgent: Waiting[] = []
  const ordinary: Waiting[] = []
  let isRunning = false
  const drain = async (): Promise<void> => {
    if (isRunning) return
    isRunning = true
    for (let next = urgent.shift() ?? ordinary.shift(); next;) {
      await next.work()
      next = urgent.shift() ?? ordinary.shift()
    }
    isRunning = false
  }
  return {
    run: (work, isUrgent) =>
      new Promise((resolve, reject) => {
        const waiting = { work: () => work().then(resolve, reject), isUrgent }
        ;(isUrgent ? urgent : ordinary).push(waiting)
        void drain()
      }),
    length: () => urgent.length + ordinary.length,
  }
}
