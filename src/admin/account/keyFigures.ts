import { z } from 'zod'
import { ratioOf } from '../../domain/money/basisPoints.js'
import { minor, subtract } from '../../domain/money/minor.js'
import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import type { Aftermath } from '../../readModels/account/readAfterwards.js'

/** Balance or equity that passes the phase, with what share of the size that is; null without a target. */
export function targetOf({ limits, startingBalance, size }: AccountHead) {
  const target = limits.find(({ kind }) => kind === 'profitTarget')
  if (!target) return null
  const share = ratioOf(subtract(minor(target.limit), minor(startingBalance)), minor(size))
  return { amount: target.limit, percent: share / 100 }
}

const snapshot = z.object({ balance: z.number().int(), openPositions: z.number().int() })

/** What the platform said when trading was off, or null until that was read back. */
export function closingOf(afterwards: readonly Aftermath[]) {
  const command = afterwards.find(
    ({ source, name, status }) =>
      source === 'command' && name === 'disable' && status === 'verified',
  )
  const parsed = snapshot.safeParse(command?.result)
  return parsed.success && parsed.data.openPositions === 0 ? parsed.data : null
}
