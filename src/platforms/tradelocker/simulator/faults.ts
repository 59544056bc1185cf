import { z } from 'zod'

/** What a request can meet instead of a plain answer. */
export const faultShape = z.strictObject({
  fault: z.enum([
    /** The connection breaks before anything is done. */
    'drop',
    /** Carried out, then the connection breaks. */
    'dropAfterwards',
    /** Answered after `ms`. */
    'slow',
    /** Never answered, nothing done. */
    'hang',
    /** 200 with something that is not an answer to this. */
    'wrongAnswer',
    /** 500 before, or after it was carried out. */
    'fail',
    'failAfterwards',
    /** 503, with nothing done. */
    'unavailable',
    /** 429 with `Retry-After: retryAfterSeconds`. */
    'rateLimit',
  ]),
  count: z.int().min(0).max(1_000_000).default(1),
  /** Only requests whose path contains this. */
  path: z.string().default(''),
  ms: z.int().min(0).max(600_000).default(1_000),
  retryAfterSeconds: z.int().min(0).max(3_600).default(1),
})
export type Fault = z.infer<typeof faultShape>

export type Faults = {
  set(fault: Fault): void
  clear(): void
  /** The fault for a request, used up by asking. */
  take(path: string): Fault | null
}

export function createFaults(): Faults {
  let planned: { fault: Fault; left: number }[] = []
  return {
    set: (fault) => {
      if (fault.count > 0) planned.push({ fault, left: fault.count })
    },
    clear: () => {
      planned = []
    },
    take: (path) => {
      const found = planned.find(({ fault }) => path.includes(fault.path))
      if (!found) return null
      found.left--
      if (found.left === 0) planned = planned.filter((each) => each !== found)
      return found.fault
    },
  }
}

/** Requests of the last second are counted, not those of a fixed one. */
export function createLimiter(): (requestsPerSecond: number) => boolean {
  let times: number[] = []
  return (requestsPerSecond) => {
    const now = Date.now()
    times = times.filter((at) => now - at < 1_000)
    if (requestsPerSecond > 0 && times.length >= requestsPerSecond) return false
    times.push(now)
    return true
  }
}
