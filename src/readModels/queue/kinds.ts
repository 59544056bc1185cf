import type { CollectionKey } from '../../collectionKeys.js'
import type { LifecycleName } from '../../domain/lifecycles/all.js'
import type { Role } from '../../domain/roles.js'

/** One sort of decision that waits for a person. */
export type QueueKind = {
  /** Of the filter and of the dashboard's row. */
  readonly label: string
  /** Of one row of the list. */
  readonly word: string
  readonly collection: CollectionKey
  /** Whose moves decide it; null where no lifecycle does. */
  readonly lifecycle: LifecycleName | null
  /** What audit entries about it name as their subject. */
  readonly subject: string
  /** Who is waited for. Auditors see everything and decide nothing. */
  readonly deciders: readonly Role[]
  /** Minutes in which it should be decided, where the record itself promises no time. */
  readonly promisedMinutes: number
}

const leads = ['admin', 'manager'] as const
const hours = 60
const day = 24 * hours

/** What waits, in the order of the screen: the work queue and the dashboard count the same. */
export const queueKinds = {
  payouts: {
    ...{ label: 'Payouts to decide', word: 'Payout', collection: 'payouts' },
    ...{ lifecycle: 'payout', subject: 'payout', promisedMinutes: day },
    deciders: [...leads, 'finance', 'risk'],
  },
  kycCases: {
    ...{ label: 'KYC cases', word: 'KYC case', collection: 'kycCases' },
    ...{ lifecycle: 'kycCase', subject: 'kycCase', promisedMinutes: day },
    deciders: [...leads, 'compliance'],
  },
  suspectedBreaches: {
    ...{ label: 'Suspected breaches', word: 'Suspected', collection: 'violations' },
    ...{ lifecycle: 'violation', subject: 'violation', promisedMinutes: 30 },
    deciders: [...leads, 'risk'],
  },
  replays: {
    ...{ label: 'Replays that disagree', word: 'Replay', collection: 'rulings' },
    ...{ lifecycle: 'violation', subject: 'ruling', promisedMinutes: 30 },
    deciders: [...leads, 'risk'],
  },
  appeals: {
    ...{ label: 'Appeals', word: 'Appeal', collection: 'appeals' },
    ...{ lifecycle: 'appeal', subject: 'appeal', promisedMinutes: 2 * day },
    deciders: [...leads, 'risk', 'compliance'],
  },
  incidents: {
    ...{ label: 'Incident actions', word: 'Incident', collection: 'incidents' },
    ...{ lifecycle: null, subject: 'incident', promisedMinutes: 2 * hours },
    deciders: [...leads, 'risk'],
  },
  scaling: {
    ...{ label: 'Accounts to grow', word: 'Growth', collection: 'scalingSteps' },
    ...{ lifecycle: 'scalingStep', subject: 'scalingStep', promisedMinutes: 2 * day },
    deciders: [...leads, 'risk'],
  },
  payoutsToSend: {
    ...{ label: 'Payouts to transfer', word: 'Payout', collection: 'payouts' },
    ...{ lifecycle: 'payout', subject: 'payout', promisedMinutes: day },
    deciders: [...leads, 'finance'],
  },
  payoutTroubles: {
    ...{ label: 'Payouts in trouble', word: 'Payout', collection: 'payouts' },
    ...{ lifecycle: 'payout', subject: 'payout', promisedMinutes: day },
    deciders: [...leads, 'finance'],
  },
  orders: {
    ...{ label: 'Orders to clear', word: 'Order', collection: 'orders' },
    ...{ lifecycle: 'order', subject: 'order', promisedMinutes: day },
    deciders: [...leads, 'finance'],
  },
  orderNotices: {
    ...{ label: 'Orders with a notice', word: 'Order', collection: 'orders' },
    ...{ lifecycle: 'order', subject: 'order', promisedMinutes: day },
    deciders: [...leads, 'finance'],
  },
  refunds: {
    ...{ label: 'Refunded after trading', word: 'Refunded', collection: 'accounts' },
    ...{ lifecycle: 'account', subject: 'account', promisedMinutes: day },
    deciders: [...leads, 'risk'],
  },
  provisioning: {
    ...{ label: 'Accounts not opened', word: 'Opening', collection: 'accounts' },
    ...{ lifecycle: 'account', subject: 'account', promisedMinutes: hours },
    deciders: [...leads, 'support'],
  },
  platformCommands: {
    ...{ label: 'Platform commands', word: 'Command', collection: 'platformCommands' },
    ...{ lifecycle: 'platformCommand', subject: 'platformCommand', promisedMinutes: 10 },
    deciders: [...leads, 'risk', 'support'],
  },
  differences: {
    ...{ label: 'Differences with platforms', word: 'Difference', collection: 'differences' },
    ...{ lifecycle: 'difference', subject: 'difference', promisedMinutes: day },
    deciders: [...leads, 'risk', 'finance'],
  },
  messages: {
    ...{ label: 'Messages not sent', word: 'Message', collection: 'emailMessages' },
    ...{ lifecycle: 'emailMessage', subject: 'emailMessage', promisedMinutes: day },
    deciders: [...leads, 'support', 'marketing'],
  },
  actRequests: {
    ...{ label: 'Platforms to switch on', word: 'Platform', collection: 'platformConnections' },
    ...{ lifecycle: null, subject: 'connection', promisedMinutes: day },
    deciders: ['admin'],
  },
} as const satisfies Readonly<Record<string, QueueKind>>

export type QueueKindName = keyof typeof queueKinds

export const queueKindNames = Object.keys(queueKinds) as [QueueKindName, ...QueueKindName[]]

/** The kind by its name, without the narrowness of its literal. */
export const queueKind = (name: QueueKindName): QueueKind => queueKinds[name]

/** The kinds that somebody with these roles sees. */
export const kindsFor = (roles: readonly Role[]): QueueKindName[] =>
  queueKindNames.filter(
    (name) => roles.includes('auditor') || roles.some((role) => mayDecide(name, [role])),
  )

/** Whether somebody with these roles decides such things, and may be given them. */
export const mayDecide = (name: QueueKindName, roles: readonly Role[]): boolean =>
  roles.some((role) => queueKind(name).deciders.includes(role))
