import { z } from 'zod'
import { defineEvent } from './defineEvent.js'
import { link, text, time } from './variable.js'
import * as v from './vocabulary.js'

const versionName = text('Version', 'The version of the program, as the firm calls it.')
const passedAt = time('Pass time', 'When the last condition was met.')

export const challengeEvents = [
  defineEvent({
    name: 'phase.passed',
    label: 'Phase passed',
    when: 'An account met every condition of its phase and another phase follows.',
    audience: 'trader',
    variables: z.object({
      accountLogin: v.accountLogin,
      programName: v.programName,
      phaseName: v.phaseName,
      nextPhaseName: text('Next phase', 'The phase that follows.'),
      profit: v.profit,
      passedAt,
    }),
    mandatory: ['phaseName', 'nextPhaseName'],
    sample: {
      accountLogin: '5104419',
      programName: 'Two-Step 100K',
      phaseName: 'Evaluation, phase 1 of 2',
      nextPhaseName: 'Evaluation, phase 2 of 2',
      profit: { amount: 812_440, currency: 'USD' },
      passedAt: '2026-11-12T10:20:00.000Z',
    },
  }),
  defineEvent({
    name: 'challenge.passed',
    label: 'Challenge passed',
    when: 'The last phase of a challenge was passed and funding is being prepared.',
    audience: 'trader',
    variables: z.object({
      challengeReference: v.challengeReference,
      accountLogin: v.accountLogin,
      programName: v.programName,
      profit: v.profit,
      passedAt,
    }),
    mandatory: ['programName'],
    sample: {
      challengeReference: 'C-2041',
      accountLogin: '5104560',
      programName: 'Two-Step 100K',
      profit: { amount: 523_310, currency: 'USD' },
      passedAt: '2026-11-12T11:02:00.000Z',
    },
  }),
  defineEvent({
    name: 'challenge.versionOffered',
    label: 'New rules offered',
    when: 'A newer version of the program was offered to a running challenge; nothing changes unless the trader accepts.',
    audience: 'trader',
    variables: z.object({
      challengeReference: v.challengeReference,
      programName: v.programName,
      versionName,
      offerEndsAt: time('Offer valid until', 'After this time the offer cannot be accepted.'),
      offerLink: link('Offer link', 'Where the trader reads what changes, and accepts.'),
    }),
    mandatory: ['offerEndsAt', 'offerLink'],
    sample: {
      challengeReference: 'C-2041',
      programName: 'Two-Step 100K',
      versionName: 'Two-Step 100K v8',
      offerEndsAt: '2026-11-26T11:02:00.000Z',
      offerLink: 'https://portal.fairlead.example/offers',
    },
  }),
  defineEvent({
    name: 'challenge.versionDeclined',
    label: 'New rules declined',
    when: 'A trader declined a newer version that was offered: the challenge keeps its rules. It may be offered again.',
    audience: 'none',
    variables: z.object({
      challengeReference: v.challengeReference,
      programName: v.programName,
      versionName,
      declinedAt: time('Declined at', 'When the trader said no.'),
    }),
    sample: {
      challengeReference: 'C-2041',
      programName: 'Two-Step 100K',
      versionName: 'Two-Step 100K v8',
      declinedAt: '2026-11-14T09:30:00.000Z',
    },
  }),
  defineEvent({
    name: 'challenge.versionMoved',
    label: 'New rules apply',
    when: 'A challenge goes on under a newer version of its program: the trader accepted it, or nothing got stricter.',
    audience: 'trader',
    variables: z.object({
      challengeReference: v.challengeReference,
      programName: v.programName,
      versionName,
      movedAt: time('Moved at', 'From when on the new rules hold.'),
    }),
    mandatory: ['versionName', 'movedAt'],
    sample: {
      challengeReference: 'C-2041',
      programName: 'Two-Step 100K',
      versionName: 'Two-Step 100K v8',
      movedAt: '2026-11-14T09:30:00.000Z',
    },
  }),
] as const
