/** Every collection by the key that code uses; the slug may be renamed through `options.slugs`. */
export const defaultSlugs = {
  operators: 'operators',
  traders: 'traders',
  traderTags: 'trader-tags',
  consents: 'consents',
  notes: 'notes',
  kycCases: 'kyc-cases',
  kycDocuments: 'kyc-documents',
  agreementVersions: 'agreement-versions',
  agreementAcceptances: 'agreement-acceptances',
  payoutMethods: 'payout-methods',
  programs: 'programs',
  programVersions: 'program-versions',
  versionMoves: 'version-moves',
  prices: 'prices',
  newsEvents: 'news-events',
  orders: 'orders',
  challenges: 'challenges',
  accounts: 'accounts',
  accountLogins: 'account-logins',
  scalingSteps: 'scaling-steps',
  rulings: 'rulings',
  violations: 'violations',
  appeals: 'appeals',
  holds: 'holds',
  incidents: 'incidents',
  platformConnections: 'platform-connections',
  platformCommands: 'platform-commands',
  differences: 'differences',
  payouts: 'payouts',
  approvals: 'approvals',
  journalEntries: 'journal-entries',
  journalLines: 'journal-lines',
  emailTemplates: 'email-templates',
  emailMessages: 'email-messages',
  auditEntries: 'audit-entries',
  outboxEvents: 'outbox-events',
  incomingEvents: 'incoming-events',
} as const

export type CollectionKey = keyof typeof defaultSlugs

export const collectionKeys = Object.keys(defaultSlugs) as CollectionKey[]

export type Slugs = Readonly<Record<CollectionKey, string>>

/** The table of a collection: fixed, so that SQL does not depend on a renamed slug. */
export const tableOf = (key: CollectionKey): string =>
  `pf_${defaultSlugs[key].replaceAll('-', '_')}`
