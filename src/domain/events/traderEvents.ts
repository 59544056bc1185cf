import { z } from 'zod'
import { defineEvent } from './defineEvent.js'
import * as v from './vocabulary.js'

const hourMs = 3_600_000
const decision = { reason: v.reason, decidedAt: v.decidedAt }
const decidedAt = '2026-11-12T10:00:00.000Z'

export const traderEvents = [
  defineEvent({
    name: 'trader.restricted',
    label: 'Trader restricted',
    when: 'A trader may keep what is running but may not buy, nor be paid, for now.',
    audience: 'trader',
    variables: z.object(decision),
    mandatory: ['reason'],
    sample: { reason: 'We are looking at a possible link between two accounts.', decidedAt },
  }),
  defineEvent({
    name: 'trader.banned',
    label: 'Trader banned',
    when: 'The firm ended its relation with a trader.',
    audience: 'trader',
    variables: z.object(decision),
    mandatory: ['reason'],
    sample: { reason: 'The identity document was altered.', decidedAt },
  }),
  defineEvent({
    name: 'trader.unbanned',
    label: 'Trader readmitted',
    when: 'A ban or a restriction was lifted.',
    audience: 'trader',
    variables: z.object(decision),
    sample: { reason: 'The document office confirmed the passport.', decidedAt },
  }),
  defineEvent({
    name: 'trader.verifyEmail',
    label: 'Confirm the e-mail address',
    when: 'A trader signed up or changed the e-mail address.',
    audience: 'trader',
    usefulForMs: 24 * hourMs,
    variables: z.object({ verifyLink: v.verifyLink, linkExpiresAt: v.linkExpiresAt }),
    mandatory: ['verifyLink'],
    sample: {
      verifyLink: 'https://portal.fairlead.example/verify/5f0c1e7ab2',
      linkExpiresAt: '2026-11-13T10:00:00.000Z',
    },
  }),
  defineEvent({
    name: 'trader.resetPassword',
    label: 'Reset the trader’s password',
    when: 'A trader, or support for the trader, asked for a new password.',
    audience: 'trader',
    usefulForMs: hourMs,
    variables: z.object({ resetLink: v.resetLink, linkExpiresAt: v.linkExpiresAt }),
    mandatory: ['resetLink'],
    sample: {
      resetLink: 'https://portal.fairlead.example/reset/b81d90c4ee',
      linkExpiresAt: '2026-11-12T11:00:00.000Z',
    },
  }),
] as const
