import { z } from 'zod'

/** A way to misbehave, on the next `count` requests whose path contains `on`. */
export const faultShape = z.strictObject({
  fault: z.enum([
    'drop',
    'delay',
    'slow',
    'halfOpen',
    'duplicate',
    'reorder',
    'garbage',
    'truncated',
    'gateway',
    'retcode',
    'rateLimit',
    'expire',
    'wrongIdentity',
  ]),
  /** Part of the path, such as `trade/balance`; absent: any command but sign-in and ping. */
  on: z.string().optional(),
  count: z.int().min(1).max(1_000_000).default(1),
  /** Of `delay` and `slow`. */
  ms: z.int().min(0).max(600_000).default(1_000),
  /** Whether the command is carried out before the answer is lost: `drop`, `halfOpen`, `retcode`. */
  carriedOut: z.boolean().default(true),
  /** Of `retcode`. */
  retcode: z.int().default(2),
})

export type Fault = z.infer<typeof faultShape>

export type Faults = {
  add(fault: Fault): void
  clear(): void
  /** The faults that apply to this command, each used once more. */
  take(command: string): readonly Fault[]
}

const spared = /^(auth_|test_|quit)/

export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = []
  return {
    add: (fault) => void waiting.push({ fault, left: fault.count }),
    clear: () => void (waiting = []),
    take: (command) => {
      const used = waiting.filter(({ fault }) => applies(fault, command))
      for (const each of used) each.left--
      waiting = waiting.filter(({ left }) => left > 0)
      return used.map(({ fault }) => fault)
    },
  }
}

function applies({ fault, on }: Fault, command: string): boolean {
  if (fault === 'wrongIdentity') return command === 'auth_answer'
  if (on === undefined) return !spared.test(command)
  return command.includes(on.replace(/^\/?api\//, '').replaceAll('/', '_'))
}
