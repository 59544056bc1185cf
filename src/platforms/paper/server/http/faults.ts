/** A bad day to be played on the next requests, so that callers can be tried against it. */
export type Fault =
  /** 503 before anything was done. */
  | 'unavailable'
  | 'rateLimited'
  /** Carried out, but the connection breaks before the answer. */
  | 'dropAfterwards'
  /** Never answered, nothing done. */
  | 'hang'
  /** 500 after the request was carried out. */
  | 'failAfterwards'
  /** 200 with something that is not our protocol. */
  | 'garbage'

export const faultKinds = [
  'unavailable',
  'rateLimited',
  'dropAfterwards',
  'hang',
  'failAfterwards',
  'garbage',
] as const satisfies readonly Fault[]

export type Faults = {
  set(fault: Fault, on: { count: number; writesOnly: boolean }): void
  /** The fault for this request, used up by asking. */
  take(isWrite: boolean): Fault | null
}

export function createFaults(): Faults {
  let planned: { fault: Fault; count: number; writesOnly: boolean } | null = null
  return {
    set: (fault, on) => {
      planned = on.count > 0 ? { fault, ...on } : null
    },
    take: (isWrite) => {
      if (!planned || planned.count === 0 || (planned.writesOnly && !isWrite)) return null
      planned.count--
      return planned.fault
    },
  }
}
