import type { Family } from '../publishedCase.js'

/** What leaves an account, who may ask for it, and how accounts grow. */
export const payoutFamilies: Readonly<Record<string, Family>> = {}
