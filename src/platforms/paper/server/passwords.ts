import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Passwords are derived from a secret of the data folder, never stored: a repeated request gets
 * the same answer, and the folder's journal holds none.
 */
export type Passwords = {
  /** @param key idempotency key of the write that set the password */
  of(login: string, key: string): string
  matches(account: { login: string; passwordKey: string }, attempt: string): boolean
}

export function createPasswords(folder: string): Passwords {
  const secret = readOrMake(join(folder, 'secret'))
  // All four classes of characters that trading platforms ask for.
  const of = (login: string, key: string) =>
    `Pp7#${createHmac('sha256', secret).update(`${login}\n${key}`).digest('base64url').slice(0, 12)}`
  return {
    of,
    matches: ({ login, passwordKey }, attempt) => {
      const digest = (text: string) => createHmac('sha256', secret).update(text).digest()
      return timingSafeEqual(digest(of(login, passwordKey)), digest(attempt))
    },
  }
}

function readOrMake(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    const secret = randomBytes(32).toString('hex')
    writeFileSync(path, secret, { mode: 0o600, flag: 'wx' })
    return secret
  }
}
