import { about, type Entry } from './entry.js'

/** What traders call. */
export const traderEntries: Record<string, Entry> = {
  'post /trader/sign-in': {
    who: 'anybody',
    body: () => ({ email: 'nobody@buyer.example', password: 'something long' }),
  },
  'post /trader/password/forgot': {
    who: 'anybody',
    body: () => ({ email: 'nobody@buyer.example' }),
  },
  'post /trader/password/reset': {
    who: 'anybody',
    body: () => ({ token: 'a-token-that-nobody-was-given', password: 'something long' }),
  },
  'post /trader/sign-out': { who: 'trader' },
  'get /trader/accounts': { who: 'trader' },
  'get /trader/accounts/:id': {
    who: 'trader',
    ...about('account', (id) => `/trader/accounts/${id}`),
  },
  'post /trader/accounts/:id/credentials': {
    who: 'trader',
    ...about('account', (id) => `/trader/accounts/${id}/credentials`),
  },
  'post /trader/accounts/:id/close': {
    who: 'trader',
    ...about('account', (id) => `/trader/accounts/${id}/close`),
    body: () => ({ confirm: true }),
  },
  'get /trader/rulings/:id': {
    who: 'trader',
    ...about('rulingId', (id) => `/trader/rulings/${id}`),
  },
  'get /trader/rulings/:id/evidence': {
    who: 'trader',
    ...about('rulingId', (id) => `/trader/rulings/${id}/evidence`),
  },
  'get /trader/rulings/:id/evidence.pdf': {
    who: 'trader',
    ...about('rulingId', (id) => `/trader/rulings/${id}/evidence.pdf`),
  },
  'post /trader/rulings/:id/appeal': {
    who: 'trader',
    ...about('rulingId', (id) => `/trader/rulings/${id}/appeal`),
    body: () => ({ text: 'The price was not one of the market.' }),
  },
  'post /trader/appeals/:id/withdraw': {
    who: 'trader',
    ...about('appealId', (id) => `/trader/appeals/${id}/withdraw`),
  },
  'get /trader/kyc': { who: 'trader' },
  'post /trader/kyc/documents': { who: 'trader', form: true },
  'post /trader/kyc/submit': { who: 'trader' },
  'get /trader/accounts/:id/payout-quote': {
    who: 'trader',
    ...about('account', (id) => `/trader/accounts/${id}/payout-quote`),
    query: () => ({ cycle: 'weekly' }),
    optional: ['cycle'],
  },
  'post /trader/accounts/:id/payouts': {
    who: 'trader',
    ...about('account', (id) => `/trader/accounts/${id}/payouts`),
    headers: { 'idempotency-key': 'a-key-of-mine' },
  },
  'get /trader/payouts': { who: 'trader' },
  'post /trader/payouts/:id/cancel': {
    who: 'trader',
    ...about('payoutId', (id) => `/trader/payouts/${id}/cancel`),
  },
  'post /trader/payout-methods': {
    who: 'trader',
    body: () => ({
      kind: 'bank',
      holderName: 'Somebody Real',
      currency: 'USD',
      details: { iban: 'DE89370400440532013000' },
      password: 'not asked for in attacks',
    }),
  },
  'get /trader/challenges/:id/offers': {
    who: 'trader',
    path: ({ mine }) => `/trader/challenges/${mine.account.challengeId}/offers`,
    theirs: ({ theirs }) => `/trader/challenges/${theirs.account.challengeId}/offers`,
  },
  'post /trader/challenges/:id/offers': {
    who: 'trader',
    path: ({ mine }) => `/trader/challenges/${mine.account.challengeId}/offers`,
    theirs: ({ theirs }) => `/trader/challenges/${theirs.account.challengeId}/offers`,
    body: () => ({ kind: 'retry' }),
  },
  'post /trader/challenges/:id/offers/cancel': {
    who: 'trader',
    path: ({ mine }) => `/trader/challenges/${mine.account.challengeId}/offers/cancel`,
    theirs: ({ theirs }) => `/trader/challenges/${theirs.account.challengeId}/offers/cancel`,
    body: () => ({ kind: 'reset' }),
  },
  'get /trader/version-offers': { who: 'trader' },
  'post /trader/version-offers/:id/accept': {
    who: 'trader',
    path: ({ mine }) => `/trader/version-offers/${mine.offerId}/accept`,
    theirs: ({ theirs }) => `/trader/version-offers/${theirs.offerId}/accept`,
  },
  'post /trader/version-offers/:id/decline': {
    who: 'trader',
    path: ({ mine }) => `/trader/version-offers/${mine.offerId}/decline`,
    theirs: ({ theirs }) => `/trader/version-offers/${theirs.offerId}/decline`,
  },
  'get /trader/agreements': { who: 'trader' },
  'post /trader/agreements/:id/accept': {
    who: 'trader',
    path: ({ agreementId }) => `/trader/agreements/${agreementId}/accept`,
    body: () => ({ fullName: 'Somebody Real', textHash: '0'.repeat(64) }),
  },
}
