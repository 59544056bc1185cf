import type { Effect } from '../transition/types.js'

export const payoutEffects: Record<string, readonly Effect[]> = {}
