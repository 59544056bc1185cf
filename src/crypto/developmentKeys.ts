import { createHash } from 'node:crypto'

/** A key ring for development and tests, derived from the Payload secret; never used in production. */
export const developmentKeys = (secret: string): string =>
  `dev:${createHash('sha256').update(`development keys of ${secret}`).digest('base64')}`
