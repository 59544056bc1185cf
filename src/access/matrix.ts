import type { CollectionKey } from '../collectionKeys.js'
import { roles, type Role } from '../domain/roles.js'

export const operations = ['create', 'read', 'update', 'delete'] as const

export type Operation = (typeof operations)[number]

/**
 * Who may do what through the admin, the REST and the Local API. What is not listed is denied.
 * `trader: 'own'` lets a signed-in trader read the records that are theirs. Status changes, payouts
 * and other deeds with consequences go through services, not through these operations.
 */
export type Grant = Partial<Record<Operation, readonly Role[]>> & { readonly trader?: 'own' }

const all = roles
const desk = ['admin', 'manager', 'risk', 'compliance', 'finance', 'support', 'auditor'] as const
const leads = ['admin', 'manager'] as const

/** Fields of traders that these roles, and the traders themselves, read. */
export const personalFields = {
  names: ['phone', 'address', 'dateOfBirth'],
  readers: ['admin', 'manager', 'compliance', 'finance', 'support'],
} as const satisfies { names: readonly string[]; readers: readonly Role[] }

/** Who writes notes: at the endpoint, which signs them with the writer's name. */
export const noteWriters: readonly Role[] = desk.filter((role) => role !== 'auditor')

export const matrix: Readonly<Record<CollectionKey, Grant>> = {
  operators: { create: ['admin'], read: all, update: ['admin'] },
  traders: {
    create: ['admin', 'manager', 'support'],
    read: [...desk, 'marketing'],
    update: ['admin', 'manager', 'support', 'compliance'],
    trader: 'own',
  },
  traderTags: {
    create: [...desk.filter((role) => role !== 'auditor'), 'marketing'],
    read: [...desk, 'marketing'],
    delete: ['admin', 'manager', 'support', 'marketing'],
  },
  consents: { create: ['admin', 'support'], read: [...desk, 'marketing'] },
  notes: { read: desk },
  kycCases: {
    read: desk,
    update: ['admin', 'compliance'],
    trader: 'own',
  },
  kycDocuments: { read: ['admin', 'compliance'], trader: 'own' },
  agreementVersions: {
    create: [...leads, 'compliance'],
    read: desk,
    update: [...leads, 'compliance'],
  },
  agreementAcceptances: { read: desk, trader: 'own' },
  payoutMethods: { read: ['admin', 'finance', 'compliance', 'auditor'], trader: 'own' },
  programs: { create: leads, read: all, update: leads },
  programVersions: { read: all },
  versionMoves: { read: desk, trader: 'own' },
  prices: { create: leads, read: all },
  newsEvents: {
    create: [...leads, 'risk'],
    read: all,
    update: [...leads, 'risk'],
    delete: [...leads, 'risk'],
  },
  orders: { read: desk, trader: 'own' },
  challenges: { read: desk, trader: 'own' },
  accounts: { read: desk, trader: 'own' },
  accountLogins: { read: desk },
  scalingSteps: { read: desk, trader: 'own' },
  rulings: { read: desk, trader: 'own' },
  violations: { read: desk },
  appeals: { read: desk, trader: 'own' },
  holds: { read: desk },
  incidents: { read: desk },
  differences: { read: desk },
  platformConnections: {
    create: ['admin'],
    read: ['admin', 'manager', 'risk', 'support', 'auditor'],
    update: ['admin'],
  },
  platformCommands: { read: ['admin', 'manager', 'risk', 'support', 'auditor'] },
  payouts: { read: desk, trader: 'own' },
  approvals: { read: desk },
  journalEntries: { read: ['admin', 'manager', 'finance', 'auditor'] },
  journalLines: { read: ['admin', 'manager', 'finance', 'auditor'] },
  emailTemplates: {
    create: ['admin', 'marketing'],
    read: ['admin', 'manager', 'support', 'marketing', 'auditor'],
    update: ['admin', 'marketing'],
  },
  emailMessages: { read: ['admin', 'manager', 'support', 'marketing', 'auditor'] },
  auditEntries: { read: desk },
  outboxEvents: { read: ['admin', 'auditor'] },
  incomingEvents: { read: ['admin', 'finance', 'auditor'] },
}
