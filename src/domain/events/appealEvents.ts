import { z } from 'zod'
import { defineEvent } from './defineEvent.js'
import { link, text, time } from './variable.js'
import * as v from './vocabulary.js'

const common = {
  appealReference: text('Appeal reference', 'Our short reference, as L-1001.'),
  rulingReference: v.rulingReference,
  accountLogin: v.accountLogin,
  evidenceLink: link('Evidence link', 'Every observation around the ruling.'),
}

const sample = {
  appealReference: 'L-1001',
  rulingReference: 'R-20418',
  accountLogin: '5104882',
  evidenceLink: 'https://portal.fairlead.example/rulings/01930000-0000-7000-8000-000000020418',
}

const decision = z.object({ ...common, reason: v.reason, decidedAt: v.decidedAt })
const decidedAt = '2026-11-16T09:20:00.000Z'

export const appealEvents = [
  defineEvent({
    name: 'appeal.opened',
    label: 'Appeal received',
    when: 'A trader appealed a ruling.',
    audience: 'trader',
    variables: z.object({
      ...common,
      receivedAt: time('Time of receipt', 'When the appeal came.'),
    }),
    mandatory: ['appealReference'],
    sample: { ...sample, receivedAt: '2026-11-13T18:05:00.000Z' },
  }),
  defineEvent({
    name: 'appeal.granted',
    label: 'Appeal granted',
    when: 'An appeal was granted and the ruling overturned.',
    audience: 'trader',
    variables: decision,
    mandatory: ['reason'],
    sample: { ...sample, reason: 'The price was not one of the market.', decidedAt },
  }),
  defineEvent({
    name: 'appeal.upheld',
    label: 'Ruling upheld',
    when: 'An appeal was decided and the ruling stands.',
    audience: 'trader',
    variables: decision,
    mandatory: ['reason'],
    sample: { ...sample, reason: 'The figures agree with the platform’s own.', decidedAt },
  }),
  defineEvent({
    name: 'appeal.withdrawn',
    label: 'Appeal withdrawn',
    when: 'A trader took an appeal back.',
    audience: 'trader',
    variables: z.object({ ...common, decidedAt: v.decidedAt }),
    sample: { ...sample, decidedAt },
  }),
] as const
