import { z } from 'zod'
import { offerKinds, type OfferKind } from '../../domain/programs/offers.js'

const offer = z.object({
  kind: z.enum(offerKinds),
  possible: z.boolean(),
  words: z.string(),
  price: z.object({ amount: z.number(), currency: z.string() }).nullable(),
  left: z.number(),
  until: z.string().nullable(),
  why: z.string().nullable(),
  waiting: z.object({ reference: z.string(), amount: z.number(), currency: z.string() }).nullable(),
})

const account = z.object({
  possible: z.boolean(),
  why: z.string().nullable(),
  limit: z.object({ limit: z.number(), left: z.number() }),
  order: z.record(z.string(), z.unknown()),
})

const answer = z.object({ zone: z.string(), offers: z.array(offer), account })

export type ChallengeOffers = z.output<typeof answer>
export type ChallengeOffer = z.output<typeof offer>

export const offerLabels: Readonly<Record<OfferKind, string>> = {
  reset: 'Reset',
  retry: 'Give retry',
  extension: 'Extend',
  secondChance: 'Give second chance',
}

/** What may be done for a challenge now; only for roles that may give something. */
export async function loadOffers(api: string, id: string): Promise<ChallengeOffers> {
  const response = await fetch(`${api}/prop-firm/challenges/${id}/offers`, {
    credentials: 'include',
  })
  return answer.parse(await response.json())
}

const given = z.object({
  reference: z.string(),
  status: z.string(),
  waitsFor: z.enum(['payment', 'secondPerson']).nullish(),
})
const refusal = z.object({ message: z.string() })

export type Sent = { readonly ok: true; readonly said: string } | { ok: false; message: string }

/** Gives or orders something; answers in words what became of it. */
export async function send(address: string, body: object): Promise<Sent> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const found: unknown = await response.json()
    if (!response.ok) {
      return { ok: false, message: refusal.safeParse(found).data?.message ?? 'It was refused.' }
    }
    const { reference, status, waitsFor } = given.parse(found)
    if (status !== 'pending') return { ok: true, said: `done, order ${reference}.` }
    const whom = waitsFor === 'payment' ? 'the trader’s payment' : 'a second person'
    return { ok: true, said: `order ${reference} waits for ${whom}.` }
  } catch {
    return { ok: false, message: 'No answer. Look at the orders before you try again.' }
  }
}
