import { createHash, randomBytes } from 'node:crypto'
import { equalConstantTime } from './equalConstantTime.js'

const tokenBytes = 16

/** A random token of 128 bits, 22 characters that are safe in addresses and headers. */
export const newToken = (): string => randomBytes(tokenBytes).toString('base64url')

/**
 * What is stored of a token, in hex: whoever reads the database cannot use it. A plain hash is
 * enough because a token of 128 random bits cannot be guessed; it is not a way to store passwords.
 */
export const hashToken = (token: string): string =>
  createHash('sha256').update(`prop-firm-token:${token}`).digest('hex')

export const tokenMatches = (token: string, storedHash: string): boolean =>
  equalConstantTime(hashToken(token), storedHash)
