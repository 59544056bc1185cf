import { z } from 'zod'
import { defineEvent } from './defineEvent.js'
import { text, time } from './variable.js'
import * as v from './vocabulary.js'

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
] as const
