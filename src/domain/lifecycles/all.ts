import { accountLifecycle } from './account.js'
import { appealLifecycle } from './appeal.js'
import { kycLifecycle, traderLifecycle, violationLifecycle } from './cases.js'
import { challengeLifecycle } from './challenge.js'
import { commandLifecycle, messageLifecycle } from './delivery.js'
import { differenceLifecycle } from './difference.js'
import { incidentLifecycle } from './incident.js'
import { scalingStepLifecycle } from './scalingStep.js'
import { versionMoveLifecycle } from './versionMove.js'
import { orderLifecycle, payoutLifecycle } from './money.js'

/** Every lifecycle of the firm, by name. */
export const lifecycles = {
  account: accountLifecycle,
  appeal: appealLifecycle,
  challenge: challengeLifecycle,
  difference: differenceLifecycle,
  emailMessage: messageLifecycle,
  incident: incidentLifecycle,
  kycCase: kycLifecycle,
  order: orderLifecycle,
  payout: payoutLifecycle,
  platformCommand: commandLifecycle,
  scalingStep: scalingStepLifecycle,
  trader: traderLifecycle,
  versionMove: versionMoveLifecycle,
  violation: violationLifecycle,
} as const

export type LifecycleName = keyof typeof lifecycles
