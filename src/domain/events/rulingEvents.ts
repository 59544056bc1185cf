import { z } from 'zod'
import { defineEvent } from './defineEvent.js'
import { link, money, optional, text, time } from './variable.js'
import * as v from './vocabulary.js'

const floor = { amount: 9_978_810, currency: 'USD' } as const
const equity = { amount: 9_976_435, currency: 'USD' } as const

export const rulingEvents = [
  defineEvent({
    name: 'account.breached',
    label: 'Account breached',
    when: 'A rule ended an account and trading is being switched off.',
    audience: 'none',
    variables: z.object({
      accountReference: v.accountReference,
      accountLogin: v.accountLogin,
      rulingReference: v.rulingReference,
      ruleName: v.ruleName,
      limit: v.limit,
      measured: v.measured,
      breachedAt: v.breachedAt,
    }),
    sample: {
      accountReference: 'A-5488',
      accountLogin: '5104882',
      rulingReference: 'V-20418',
      ruleName: 'Daily loss limit',
      limit: floor,
      measured: equity,
      breachedAt: '2026-11-12T12:41:07.212Z',
    },
  }),
  defineEvent({
    name: 'account.breachSettled',
    label: 'Breach settled',
    when: 'A breach was read back and replayed, or a minute passed, so the trader is told the facts.',
    audience: 'trader',
    variables: z.object({
      accountLogin: v.accountLogin,
      programName: v.programName,
      rulingReference: v.rulingReference,
      ruleName: v.ruleName,
      ruleInWords: v.ruleInWords,
      limit: v.limit,
      measured: v.measured,
      difference: v.difference,
      breachedAt: v.breachedAt,
      closingResult: optional(
        money('Closing result', 'Result of the positions that were closed.'),
        'not yet confirmed by the platform',
      ),
      evidenceLink: link('Evidence link', 'Every observation around the ruling.'),
      evidenceHash: text('Evidence hash', 'Fingerprint of the evidence, for the trader to keep.'),
      appealLink: link('Appeal link', 'Where the trader objects.'),
      appealDeadline: time('Appeal deadline', 'Until when an appeal is accepted.'),
    }),
    mandatory: [
      'ruleName',
      'limit',
      'measured',
      'breachedAt',
      'evidenceLink',
      'evidenceHash',
      'appealLink',
      'appealDeadline',
    ],
    sample: {
      accountLogin: '5104882',
      programName: 'One-Step Trail 100K',
      rulingReference: 'V-20418',
      ruleName: 'Daily loss limit',
      ruleInWords:
        'Equity may fall at most 4 % of the starting balance below the day’s anchor. The anchor ' +
        'is the higher of balance and equity at 00:00 Prague time. Touching the floor is allowed; ' +
        'under it the account ends.',
      limit: floor,
      measured: equity,
      difference: { amount: 2_375, currency: 'USD' },
      breachedAt: '2026-11-12T12:41:07.212Z',
      closingResult: { amount: -326_825, currency: 'USD' },
      evidenceLink: 'https://portal.fairlead.example/evidence/V-20418',
      evidenceHash: '9f3c41d07be2564f1c8a93d20e77b5f4d6f1208c3b9e45a7716d20f8c4b3a1e7',
      appealLink: 'https://portal.fairlead.example/appeals/new?ruling=V-20418',
      appealDeadline: '2026-11-19T12:41:00.000Z',
    },
  }),
  defineEvent({
    name: 'account.expired',
    label: 'Account expired',
    when: 'A time limit or a spell without trading ended an account.',
    audience: 'trader',
    variables: z.object({
      accountLogin: v.accountLogin,
      programName: v.programName,
      ruleName: v.ruleName,
      ruleInWords: v.ruleInWords,
      limit: v.limit,
      expiredAt: time('Expiry time', 'When the account ended.'),
    }),
    mandatory: ['ruleName', 'limit', 'expiredAt'],
    sample: {
      accountLogin: '5100277',
      programName: 'One-Step Trail 100K',
      ruleName: 'Inactivity',
      ruleInWords: 'An account without a new position for 30 days ends.',
      limit: { days: 30 },
      expiredAt: '2026-11-12T23:00:00.000Z',
    },
  }),
] as const
