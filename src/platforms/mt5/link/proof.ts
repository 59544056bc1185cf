import { createHash } from 'node:crypto'

/** What both sides show to know each other: 32 hex digits over the password and the other's challenge. */
export function proofOf(password: string, challengeHex: string): string {
  const passwordHash = md5(md5(Buffer.from(password, 'utf16le')), Buffer.from('WebAPI'))
  return md5(passwordHash, Buffer.from(challengeHex, 'hex')).toString('hex')
}

const md5 = (...parts: readonly Buffer[]): Buffer =>
  createHash('md5').update(Buffer.concat(parts)).digest()
