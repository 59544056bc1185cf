import type { CollectionKey } from '../../collectionKeys.js'

/**
 * Records that belong to another one and are read there. Their lists stay at their address; only the
 * navigation leaves them out, so that it shows what work begins with.
 */
export const attachments: ReadonlySet<CollectionKey> = new Set([
  'accountLogins',
  'agreementAcceptances',
  'approvals',
  'consents',
  'incomingEvents',
  'journalLines',
  'kycDocuments',
  'notes',
  'outboxEvents',
  'payoutMethods',
  'programVersions',
  'traderTags',
])
