import type { CollectionKey } from '../collectionKeys.js'
import type { LifecycleName } from '../domain/lifecycles/all.js'

/** Where the records of a lifecycle are. */
export const collectionOfLifecycle: Readonly<Record<LifecycleName, CollectionKey>> = {
  account: 'accounts',
  appeal: 'appeals',
  challenge: 'challenges',
  difference: 'differences',
  emailMessage: 'emailMessages',
  incident: 'incidents',
  kycCase: 'kycCases',
  order: 'orders',
  payout: 'payouts',
  platformCommand: 'platformCommands',
  scalingStep: 'scalingSteps',
  trader: 'traders',
  versionMove: 'versionMoves',
  violation: 'violations',
}
