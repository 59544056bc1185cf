import type { z } from 'zod'
import { appealEvents } from './appealEvents.js'
import { accountEvents } from './accountEvents.js'
import { challengeEvents } from './challengeEvents.js'
import { identityEvents } from './identityEvents.js'
import { orderEvents } from './orderEvents.js'
import { payoutEvents } from './payoutEvents.js'
import { rulingEvents } from './rulingEvents.js'
import { staffEvents } from './staffEvents.js'
import { traderEvents } from './traderEvents.js'

/** The events of the product itself; options add more. */
export const journeyEvents = [
  ...orderEvents,
  ...accountEvents,
  ...rulingEvents,
  ...appealEvents,
  ...challengeEvents,
  ...identityEvents,
  ...payoutEvents,
  ...traderEvents,
  ...staffEvents,
] as const

type JourneyEvent = (typeof journeyEvents)[number]

export type EventName = JourneyEvent['name']

type Variables<Event> = Event extends { variables: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : never

/** Variables of one event; amounts are `Minor`, instants ISO 8601 in UTC. */
export type EventVariables<Name extends EventName> = Variables<
  Extract<JourneyEvent, { name: Name }>
>
