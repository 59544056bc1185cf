import type { Guards } from '../transition/types.js'

export const payoutGuards: Guards = {}
