import type { Queryable } from '../database/queryable.js'
import type { Firm } from '../firm.js'
import { accountEffects } from './effects/accountEffects.js'
import { appealEffects } from './effects/appealEffects.js'
import { kycEffects, traderEffects, violationEffects } from './effects/caseEffects.js'
import { challengeEffects } from './effects/challengeEffects.js'
import { commandEffects } from './effects/commandEffects.js'
import { disputeEffects } from './effects/disputeEffects.js'
import { orderEffects } from './effects/orderEffects.js'
import { payoutEffects } from './effects/payoutEffects.js'
import { scalingEffects } from './effects/scalingEffects.js'
import { guards } from './guards/all.js'
import type { Effects } from './transition/types.js'
import { system, type Actor, type Work } from './work.js'

const effects: Effects = {
  ...accountEffects,
  ...appealEffects,
  ...challengeEffects,
  ...kycEffects,
  ...commandEffects,
  ...disputeEffects,
  ...orderEffects,
  ...payoutEffects,
  ...scalingEffects,
  ...traderEffects,
  ...violationEffects,
}

type Input = {
  readonly firm: Firm
  readonly tx: Queryable
  readonly now: Date
  /** Default: the system itself. */
  readonly actor?: Actor
}

/** A unit of work with the firm's guards and effects. */
export const makeWork = ({ firm, tx, now, actor = system }: Input): Work => ({
  firm,
  tx,
  now,
  actor,
  guards,
  effects,
})
