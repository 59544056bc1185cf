import { zero } from '../../../domain/money/minor.js'
import { failureOf } from '../../linkError.js'
import type {
  OpenAccountInput,
  OpenedAccount,
  PlatformFailure,
  PlatformResult,
} from '../../types.js'
import type { Mt5Context } from '../context.js'
import { openingMark, type CommentIndex } from '../reads/commentIndex.js'
import { recordsOf, textIn } from '../wire/fields.js'
import { readUser, userRights, type UserFacts } from '../wire/user.js'
import { bookBalance, findOperation } from './balance.js'
import { hasPassword, setPassword } from './setPassword.js'
import { passwordFor } from './password.js'
import { freshUser, updateUser } from './updateUser.js'

type Opened = PlatformResult<OpenedAccount>

const commentMax = 62
const nameMax = 127

/**
 * Opens an account in three steps, each of which can be found again when its answer is lost: the
 * account with a mark before its comment, the deposit, the comment without the mark. Only then
 * `findByComment` finds it.
 */
export async function openAccount(
  context: Mt5Context,
  comments: CommentIndex,
  { input, key }: { readonly input: OpenAccountInput; readonly key: string },
): Promise<Opened> {
  const wrong = await problemIn(context, input)
  if (wrong) return wrong
  const begun = `${openingMark}${input.comment}`
  const before = await comments.find([input.comment, begun], input.group)
  if (!before.ok) return before
  const password = passwordFor(secretOf(context), 'main', key)
  const found = before.user
  if (found && found.comment === input.comment) return repeated(context, { found, password, key })
  const user = found ? await takeOver(context, found, password) : await add(context, { input, key })
  if (!user.ok) return user
  return finish(context, { input, key, user: user.user })
}

const secretOf = ({ credentials }: Mt5Context): string => credentials.managers[0]?.password ?? ''

async function problemIn(
  { groups }: Mt5Context,
  { group, currency, comment, name, leverage, balance }: OpenAccountInput,
): Promise<PlatformFailure | null> {
  const wrong = (text: string) => failureOf('validation', text)
  if (comment === '' || comment.length > commentMax || comment.startsWith(openingMark)) {
    return wrong(`comment: expected 1 to ${commentMax} characters`)
  }
  if (name === '' || name.length > nameMax)
    return wrong(`name: expected 1 to ${nameMax} characters`)
  if (!Number.isInteger(leverage) || leverage < 1) return wrong('leverage: expected 1 or more')
  if (balance < 0) return wrong('balance: expected 0 or more')
  const found = await groups.currencyOf(group)
  if (!found.ok) return found
  if (found.currency === currency) return null
  return wrong(`currency: group "${group}" is in ${found.currency}, expected ${currency}`)
}

/** It is all there: a repeat of the request that opened it has its password, another has not. */
async function repeated(
  context: Mt5Context,
  { found, password, key }: { found: UserFacts; password: string; key: string },
): Promise<Opened> {
  const matches = await hasPassword(context, found.login, password)
  if (!matches.ok) return matches
  if (matches.isSame) return opened(context, found.login, key)
  return failureOf('conflict', `account ${found.login} has this comment already`)
}

async function takeOver(
  context: Mt5Context,
  user: UserFacts,
  password: string,
): Promise<PlatformResult<{ user: UserFacts }>> {
  const set = await setPassword(context, user.login, password)
  return set.ok ? { ok: true, user } : set
}

async function add(
  context: Mt5Context,
  { input, key }: { input: OpenAccountInput; key: string },
): Promise<PlatformResult<{ user: UserFacts }>> {
  const path = '/user/add'
  const { group, name, leverage, comment } = input
  const reply = await context.pool.of(comment).ask({
    kind: 'write',
    path,
    params: { group, name, leverage, rights: userRights.standard },
    body: {
      PassMain: passwordFor(secretOf(context), 'main', key),
      PassInvestor: passwordFor(secretOf(context), 'investor', key),
      Comment: `${openingMark}${comment}`,
    },
    isUrgent: true,
  })
  if (!reply.ok) return reply
  const record = recordsOf(reply.answer)?.[0]
  const user = record && readUser(record)
  if (user) return { ok: true, user }
  // A shorter answer that names the login is enough.
  const login = record && textIn(record, 'Login')
  return login ? freshUser(context, login) : failureOf('outcomeUnknown', `${path}: no login`)
}

async function finish(
  context: Mt5Context,
  { input, key, user }: { input: OpenAccountInput; key: string; user: UserFacts },
): Promise<Opened> {
  const { balance, currency, comment } = input
  const { login } = user
  // Found again by the account alone: whoever takes the opening over may have another key.
  const depositKey = `opening ${comment}`
  if (balance !== zero) {
    const before = await findOperation(context, login, depositKey)
    if (!before.ok) return unknown(before)
    if (before.ticket === null) {
      const asked = { login, amount: balance, comment: 'opening', currency }
      const booked = await bookBalance(context, depositKey, asked)
      if (!booked.ok) return unknown(booked)
    }
  }
  const fresh = await freshUser(context, login)
  if (!fresh.ok) return unknown(fresh)
  const named = await updateUser(context, fresh.user, { field: 'Comment', value: comment })
  if (!named.ok) return unknown(named)
  return opened(context, login, key)
}

/** The account is there but not finished: the next try finds it by its mark. */
const unknown = (failure: PlatformFailure): PlatformFailure =>
  failure.code === 'auth' || failure.code === 'validation'
    ? failure
    : { ...failure, code: 'outcomeUnknown', retryable: true }

async function opened(context: Mt5Context, login: string, key: string): Promise<Opened> {
  const server = await serverName(context)
  if (!server.ok) return unknown(server)
  const secret = secretOf(context)
  return {
    ok: true,
    login,
    password: passwordFor(secret, 'main', key),
    investorPassword: passwordFor(secret, 'investor', key),
    server: server.name,
  }
}

/** What the trader chooses in the terminal. */
async function serverName({
  credentials,
  pool,
}: Mt5Context): Promise<PlatformResult<{ name: string }>> {
  if (credentials.server !== undefined) return { ok: true, name: credentials.server }
  const reply = await pool.ask({ kind: 'read', path: '/common/get', isUrgent: true })
  if (!reply.ok) return reply
  const record = recordsOf(reply.answer)?.[0]
  return { ok: true, name: (record && textIn(record, 'Name')) ?? '' }
}
