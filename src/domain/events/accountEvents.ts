import { z } from 'zod'
import { defineEvent } from './defineEvent.js'
import { count, longText, text, time } from './variable.js'
import * as v from './vocabulary.js'

export const accountEvents = [
  defineEvent({
    name: 'account.opened',
    label: 'Account opened',
    when: 'The platform account exists and its credentials can be seen, once, by the trader.',
    audience: 'trader',
    variables: z.object({
      accountLogin: v.accountLogin,
      platformName: v.platformName,
      serverName: text('Platform server', 'The server to choose when logging in.'),
      programName: v.programName,
      phaseName: v.phaseName,
      accountSize: v.accountSize,
      credentialsLink: v.credentialsLink,
    }),
    mandatory: ['accountLogin', 'credentialsLink'],
    sample: {
      accountLogin: '5104882',
      platformName: 'MetaTrader 5',
      serverName: 'Fairlead-Live02',
      programName: 'One-Step Trail 100K',
      phaseName: 'Evaluation, phase 1 of 1',
      accountSize: { amount: 10_000_000, currency: 'USD' },
      credentialsLink: 'https://portal.fairlead.example/accounts/5104882/credentials',
    },
  }),
  defineEvent({
    name: 'account.provisioningFailed',
    label: 'Account could not be opened',
    when: 'The platform refused or failed to open an account after all attempts.',
    audience: 'staff',
    variables: z.object({
      accountReference: v.accountReference,
      traderReference: v.traderReference,
      connectionName: text('Connection', 'The platform connection, as staff named it.'),
      failure: longText('Failure', 'What the platform answered.'),
      attempts: count('Attempts', 'How often it was tried.'),
      adminLink: v.adminLink,
    }),
    sample: {
      accountReference: 'A-5521',
      traderReference: 'T-1204',
      connectionName: 'MT5 live-02',
      failure: 'group "eval\\100k-usd" does not exist',
      attempts: 5,
      adminLink: 'https://desk.fairlead.example/admin/collections/accounts/a-5521',
    },
  }),
  defineEvent({
    name: 'account.funded',
    label: 'Account funded',
    when: 'The funded account of a trader is open.',
    audience: 'trader',
    variables: z.object({
      accountLogin: v.accountLogin,
      platformName: v.platformName,
      programName: v.programName,
      accountSize: v.accountSize,
      profitSplit: v.profitSplit,
      credentialsLink: v.credentialsLink,
    }),
    mandatory: ['accountLogin', 'profitSplit'],
    sample: {
      accountLogin: '5098120',
      platformName: 'MetaTrader 5',
      programName: 'Two-Step 100K',
      accountSize: { amount: 10_000_000, currency: 'USD' },
      profitSplit: 8_000,
      credentialsLink: 'https://portal.fairlead.example/accounts/5098120/credentials',
    },
  }),
  defineEvent({
    name: 'account.closed',
    label: 'Account closed',
    when: 'An account was closed at the trader’s wish or by the firm, without a broken rule.',
    audience: 'trader',
    variables: z.object({
      accountLogin: v.accountLogin,
      programName: v.programName,
      closedAt: time('Closing time', 'When trading ended.'),
      reason: v.reason,
    }),
    mandatory: ['accountLogin', 'reason'],
    sample: {
      accountLogin: '5099310',
      programName: 'One-Step Trail 100K',
      closedAt: '2026-11-12T13:05:00.000Z',
      reason: 'You asked us to close this account.',
    },
  }),
] as const
