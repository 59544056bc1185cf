import { giverRoles } from '../../../../src/domain/programs/offers.js'
import { roles, type Role } from '../../../../src/domain/roles.js'
import { testSize } from '../../../fixtures/firmTerms.js'
import type { Entry } from './entry.js'
import { traderEntries } from './traderEntries.js'

const desk = roles.filter((role) => role !== 'marketing')
const payoutDesk: Role[] = ['admin', 'manager', 'finance', 'risk']
const customer = { email: 'new@buyer.example', name: 'New Buyer', country: 'DE', language: 'de' }
const optionalOfOrder = [
  'accountCurrency',
  'coupon',
  'amount',
  'customer.country',
  'customer.language',
  'customer.timeZone',
]

const operators: Record<string, Entry> = {
  'get /prop-firm/dashboard': { who: roles },
  'get /prop-firm/search': { who: roles, query: () => ({ q: 'Trader' }) },
  'post /prop-firm/email-preview': {
    who: ['admin', 'manager', 'support', 'marketing', 'auditor'],
    body: () => ({ event: 'order.paid', language: 'en', subject: 'Paid', body: {} }),
    optional: ['event', 'language', 'subject', 'body'],
    anything: ['body'],
  },
  'get /prop-firm/moves': {
    who: roles,
    query: ({ mine }) => ({ lifecycle: 'account', id: mine.account.id }),
    record: 'id',
  },
  'post /prop-firm/fire': {
    who: roles,
    body: ({ mine }) => ({
      lifecycle: 'account',
      id: mine.account.id,
      event: 'close',
      expected: 'active',
      reason: 'as asked',
    }),
    optional: ['expected', 'reason'],
    record: 'id',
  },
  'post /prop-firm/notes': {
    who: desk.filter((role) => role !== 'auditor'),
    body: ({ mine }) => ({ subjectType: 'trader', subjectId: mine.trader.id, text: 'Called.' }),
    record: 'subjectId',
  },
  'post /prop-firm/holds': {
    who: ['admin', 'manager', 'risk'],
    body: ({ mine }) => ({
      subject: 'account',
      id: mine.account.id,
      kind: 'frozen',
      reason: 'odd',
      lift: true,
      of: 'operator',
    }),
    optional: ['kind', 'lift', 'of'],
    record: 'id',
  },
  'post /prop-firm/programs/:id/publish': {
    who: ['admin', 'manager'],
    path: ({ program }) => `/prop-firm/programs/${program.programId}/publish`,
    body: () => ({ reason: 'a new season', hash: '0'.repeat(64) }),
    optional: ['reason', 'hash'],
  },
  'post /prop-firm/version-offers': {
    who: ['admin', 'manager'],
    body: ({ program, mine }) => ({
      version: program.versionId,
      challenge: mine.account.challengeId,
      fromVersion: program.versionId,
      stage: 'funded',
      reason: 'better rules',
      days: 7,
      preview: true,
    }),
    optional: ['challenge', 'fromVersion', 'stage', 'days', 'preview'],
    record: 'version',
  },
  'get /prop-firm/challenges/:id/offers': {
    who: giverRoles,
    path: ({ mine }) => `/prop-firm/challenges/${mine.account.challengeId}/offers`,
  },
  'post /prop-firm/challenges/:id/offers': {
    who: giverRoles,
    path: ({ mine }) => `/prop-firm/challenges/${mine.account.challengeId}/offers`,
    body: () => ({ kind: 'reset', free: true, reason: 'goodwill', note: 'a long wait' }),
    optional: ['free', 'note'],
  },
  'get /prop-firm/programs/catalogue': { who: roles },
  'post /prop-firm/programs/check': {
    who: roles,
    body: ({ program }) => ({
      draft: 'not written yet',
      program: program.programId,
      size: testSize,
      currency: 'USD',
    }),
    optional: ['draft', 'program', 'size', 'currency'],
    anything: ['draft'],
    record: 'program',
  },
  'post /prop-firm/connections/:id/mode': {
    who: ['admin', 'manager', 'risk'],
    path: ({ program }) => `/prop-firm/connections/${program.connectionId}/mode`,
    body: () => ({ mode: 'act' }),
  },
  'post /prop-firm/connections/:id/reconcile': {
    who: ['admin', 'manager', 'risk', 'finance'],
    path: ({ program }) => `/prop-firm/connections/${program.connectionId}/reconcile`,
    body: () => ({}),
  },
  'post /prop-firm/connections/:id/test': {
    who: ['admin', 'manager', 'risk', 'support'],
    path: ({ program }) => `/prop-firm/connections/${program.connectionId}/test`,
    body: () => ({}),
  },
  'get /prop-firm/connections/:id/comparison': {
    who: ['admin', 'manager', 'risk', 'auditor'],
    path: ({ program }) => `/prop-firm/connections/${program.connectionId}/comparison`,
  },
  'post /prop-firm/connections/:id/comparison': {
    who: ['admin', 'manager', 'risk', 'auditor'],
    path: ({ program }) => `/prop-firm/connections/${program.connectionId}/comparison`,
  },
  'post /prop-firm/connections/:id/import': {
    who: ['admin', 'manager'],
    path: ({ program }) => `/prop-firm/connections/${program.connectionId}/import`,
    query: () => ({ commit: 'false', skip: '0', take: '10' }),
    optional: ['commit', 'invite', 'skip', 'take'],
  },
  'get /prop-firm/import-template': { who: ['admin', 'manager'] },
  'post /prop-firm/accounts/:id/reconcile': {
    who: ['admin', 'manager', 'risk', 'finance'],
    path: ({ mine }) => `/prop-firm/accounts/${mine.account.id}/reconcile`,
    body: () => ({}),
  },
  'get /prop-firm/kyc-documents': {
    who: ['admin', 'compliance'],
    query: ({ mine }) => ({ case: mine.kycCaseId }),
    record: 'case',
  },
  'get /prop-firm/kyc-documents/:id/preview': {
    who: ['admin', 'compliance'],
    path: ({ mine }) => `/prop-firm/kyc-documents/${mine.documentId}/preview`,
  },
  'get /prop-firm/payouts/:id/review': {
    who: desk,
    path: ({ mine }) => `/prop-firm/payouts/${mine.payoutId}/review`,
  },
  'get /prop-firm/rulings/:id/evidence': {
    who: desk,
    path: ({ mine }) => `/prop-firm/rulings/${mine.rulingId}/evidence`,
  },
  'get /prop-firm/rulings/:id/evidence.pdf': {
    who: desk,
    path: ({ mine }) => `/prop-firm/rulings/${mine.rulingId}/evidence.pdf`,
    query: () => ({ for: 'processor' }),
  },
  'get /prop-firm/rulings/:id/replay': {
    who: desk,
    path: ({ mine }) => `/prop-firm/rulings/${mine.rulingId}/replay`,
  },
  'get /prop-firm/appeals/report': { who: desk },
  'post /prop-firm/incidents': {
    who: ['admin', 'manager', 'risk'],
    body: ({ program }) => ({
      ...{ title: 'Frozen prices', connectionId: program.connectionId, symbols: ['EURUSD'] },
      ...{ from: '2026-11-12T08:00:00Z', to: '2026-11-12T09:00:00Z' },
    }),
    optional: ['symbols'],
    record: 'connectionId',
  },
  'get /prop-firm/incidents/:id': {
    who: desk,
    path: ({ incidentId }) => `/prop-firm/incidents/${incidentId}`,
  },
  'post /prop-firm/incidents/:id/actions': {
    who: ['admin', 'manager', 'risk'],
    path: ({ incidentId }) => `/prop-firm/incidents/${incidentId}/actions`,
    body: ({ mine }) => ({
      ...{ kind: 'reinstate', reason: 'wrong prices' },
      ...{ accounts: { accountIds: [mine.account.id] } },
      goesOn: { balance: 'latest', days: 'keep' },
    }),
    optional: ['accounts', 'accounts.accountIds'],
  },
  'post /prop-firm/incidents/:id/preview': {
    who: ['admin', 'manager', 'risk'],
    path: ({ incidentId }) => `/prop-firm/incidents/${incidentId}/preview`,
    body: ({ mine }) => ({ kind: 'freeze', accounts: { accountIds: [mine.account.id] } }),
    optional: ['accounts', 'accounts.accountIds'],
  },
  'get /prop-firm/incident-actions/:id/rows': {
    who: desk,
    path: ({ actionId }) => `/prop-firm/incident-actions/${actionId}/rows`,
  },
  'post /prop-firm/incident-actions/:id/release': {
    who: ['admin', 'manager', 'risk'],
    path: ({ actionId }) => `/prop-firm/incident-actions/${actionId}/release`,
  },
  'post /prop-firm/incident-actions/:id/stop': {
    who: ['admin', 'manager', 'risk'],
    path: ({ actionId }) => `/prop-firm/incident-actions/${actionId}/stop`,
  },
  'get /prop-firm/queue': { who: roles },
  'get /prop-firm/queue/preview': {
    who: payoutDesk.concat('auditor'),
    query: ({ mine }) => ({ kind: 'payouts', id: mine.payoutId }),
    record: 'id',
  },
  'post /prop-firm/queue/assign': {
    who: payoutDesk,
    body: ({ mine }) => ({
      kind: 'payouts',
      to: null,
      items: [{ id: mine.payoutId, owner: null }],
    }),
  },
  'post /prop-firm/queue/snooze': {
    who: payoutDesk,
    body: ({ mine }) => ({
      ...{ kind: 'payouts', until: null, reason: 'asked the bank' },
      items: [{ id: mine.payoutId }],
    }),
  },
  'post /prop-firm/queue/others': {
    who: payoutDesk,
    body: ({ mine }) => ({ kind: 'payouts', event: 'cancel', items: [{ id: mine.payoutId }] }),
  },
  'post /prop-firm/queue/decide': {
    who: payoutDesk,
    body: ({ mine }) => ({
      ...{ kind: 'payouts', event: 'cancel', reason: 'trader asked', note: 'by phone' },
      items: [{ id: mine.payoutId, expected: 'requested' }],
    }),
    optional: ['reason', 'note'],
  },
  'get /prop-firm/live': {
    who: desk,
    query: ({ mine }) => ({ account: mine.account.id }),
    record: 'account',
  },
  'get /prop-firm/account-live': {
    who: desk,
    query: ({ mine }) => ({ id: mine.account.id }),
    record: 'id',
  },
  'post /prop-firm/orders': {
    who: ['admin', 'manager', 'support'],
    body: ({ program }) => ({
      program: program.code,
      size: testSize,
      accountCurrency: 'USD',
      customer,
      kind: 'giveaway',
      reason: 'a prize',
    }),
    optional: optionalOfOrder,
  },
}

const shop: Record<string, Entry> = {
  'post /prop-firm/webhooks/checkout/orders': {
    who: 'shop',
    body: ({ program }) => ({
      program: program.code,
      size: testSize,
      accountCurrency: 'USD',
      coupon: 'SPRING',
      amount: 19_900,
      checkoutReference: 'cart-77',
      customer: { ...customer, timeZone: 'Europe/Berlin' },
    }),
    optional: optionalOfOrder,
  },
  'post /prop-firm/webhooks/checkout': {
    who: 'shop',
    body: ({ order, program }) => ({
      id: 'evt-1',
      type: 'paid',
      orderReference: order.reference,
      amount: order.amount,
      currency: 'USD',
      program: program.code,
      size: testSize,
      coupon: 'SPRING',
      customer: { email: 'new@buyer.example', name: 'New Buyer', country: 'DE' },
      occurredAt: '2026-11-22T10:00:00.000Z',
    }),
    optional: ['coupon'],
    record: 'orderReference',
  },
}

const machine: Record<string, Entry> = {
  'get /prop-firm/health': { who: 'anybody' },
  'get /prop-firm/metrics': { who: ['admin', 'auditor'] },
}

/** By `method path`, as the endpoints name them. */
export const entries: Readonly<Record<string, Entry>> = {
  ...operators,
  ...machine,
  ...shop,
  ...traderEntries,
}
