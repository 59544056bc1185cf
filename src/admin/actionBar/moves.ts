import { z } from 'zod'
import { ask } from '../parts/ask.js'

const move = z.object({
  event: z.string(),
  label: z.string(),
  adverse: z.boolean(),
  reason: z.enum(['required', 'none']),
  /** What is typed instead of a reason, such as a reference: the label of its field. */
  ask: z.string().nullish(),
  possible: z.boolean(),
  why: z.string().optional(),
  /** The move lets an account go on; amounts in minor units. */
  goesOn: z
    .object({
      currency: z.string(),
      initial: z.number().nullable(),
      latest: z.number().nullable(),
      floor: z.number().nullable(),
      /** What is chosen for its clocks until somebody chooses otherwise. */
      days: z.enum(['keep', 'shift', 'clear']),
    })
    .optional(),
  /** Cases of the same account that can be decided with it, each in words. */
  others: z.array(z.object({ id: z.string(), words: z.string() })).optional(),
  /** What else happens by it, in a sentence. */
  follows: z.string().optional(),
})

const movesAnswer = z.object({ status: z.string(), moves: z.array(move) })

const fireAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), status: z.string() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
])

/** One button: what the person may do with the record, or why it cannot be done now. */
export type OfferedMove = z.output<typeof move>
export type Offer = z.output<typeof movesAnswer>
export type FireAnswer = z.output<typeof fireAnswer>

/** With which balance (minor units where it is an amount) and clocks an account goes on. */
export type GoesOn = {
  readonly balance: 'latest' | 'initial' | number
  readonly days: 'keep' | 'shift' | 'clear'
}

export type Subject = { readonly lifecycle: string; readonly id: string }

export type Firing = Subject & {
  readonly event: string
  /** The status the person was looking at; another one by now means that somebody was first. */
  readonly expected: string
  readonly reason?: string
  readonly note?: string
  readonly goesOn?: GoesOn
  readonly others?: readonly string[]
}

/** A move that takes something, or that must be explained, is asked about before it is made. */
export const needsAnswer = ({ reason, ask, adverse }: OfferedMove): boolean =>
  reason === 'required' || Boolean(ask) || adverse

/** What the signed-in person may do with a record now; null when the question failed. */
export const loadMoves = (api: string, { lifecycle, id }: Subject): Promise<Offer | null> =>
  ask(`${api}/prop-firm/moves?${new URLSearchParams({ lifecycle, id })}`, movesAnswer)

/** Fires a move. Every refusal is an answer with a sentence; only a dead line has none of its own. */
export async function fireMove(api: string, firing: Firing): Promise<FireAnswer> {
  try {
    const response = await fetch(`${api}/prop-firm/fire`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(firing),
    })
    const parsed = fireAnswer.safeParse(await response.json())
    if (parsed.success) return parsed.data
    return refused('unreadable', `The answer was not understood (${response.status}).`)
  } catch {
    return refused('noAnswer', 'No answer. Look at the status before you try again.')
  }
}

const refused = (code: string, message: string): FireAnswer => ({ ok: false, code, message })
