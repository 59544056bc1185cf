import type { EventName } from '../../domain/events/journeyEvents.js'
import type { Body } from '../body.js'
import type { EmailTemplate } from '../template.js'

/** A default template in English. */
export const english = (
  event: EventName,
  words: { subject: string; body: Body },
): EmailTemplate => ({
  event,
  language: 'en',
  ...words,
})
