import { createHash } from 'node:crypto'
import { fail, type Answer, type Call, type Command } from '../http/command.js'
import { newChallenge } from '../session.js'

const build = '4153'

export const authCommands: Readonly<Record<string, Command>> = {
  auth_start: { open: true, run: start },
  auth_answer: { open: true, run: answer },
  quit: { open: true, run: quit },
  test_access: { run: () => ({ retcode: 0 }) },
}

function start({ asked, session }: Call): Answer {
  const login = asked.number('login')
  const version = asked.number('version')
  if (login === undefined || !Number.isInteger(login) || version === undefined) return fail(3)
  if (asked.get('type')?.toLowerCase() !== 'manager') return fail(1000)
  const srvRand = newChallenge()
  session.challenge = { login, srvRand }
  session.manager = null
  return { retcode: 0, fields: { version_access: build, srv_rand: srvRand } }
}

function answer({ asked, session, server }: Call): Answer {
  const { challenge } = session
  session.challenge = null
  const given = asked.get('srv_rand_answer')?.toLowerCase()
  const clientRand = asked.get('cli_rand') ?? ''
  if (!challenge || !/^[0-9a-f]{32}$/i.test(clientRand)) return fail(3)
  const password = server.managers.get(challenge.login)
  if (password === undefined || given !== proof(password, challenge.srvRand)) return fail(1001)
  session.manager = challenge.login
  const cli_rand_answer = proof(password, clientRand)
  return { retcode: 0, fields: { version_access: build, version_trade: build, cli_rand_answer } }
}

function quit({ session }: Call): Answer {
  session.manager = null
  session.subscriptions.clear()
  return { retcode: 0 }
}

/** MD5 over the hash of the password (UTF-16LE, then with `WebAPI`) and the bytes of the challenge. */
export function proof(password: string, challenge: string): string {
  const first = md5(Buffer.from(password, 'utf16le'))
  const second = md5(first, Buffer.from('WebAPI', 'ascii'))
  return md5(second, Buffer.from(challenge, 'hex')).toString('hex')
}

function md5(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
