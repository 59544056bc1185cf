import { createHash } from 'node:crypto'
import { toDecimalText } from '../../domain/money/text.js'
import { failureOf } from '../linkError.js'
import type { OpenAccountInput, OpenedAccount, PlatformResult, WriteContext } from '../types.js'
import { passwordOf, readGroups, uuidOf, write, type Brand } from './brand.js'
import { readOperations } from './deals.js'
import { call } from './link.js'
import {
  accountShape,
  anything,
  listed,
  madeShape,
  userIdShape,
  userShape,
  type AccountModel,
} from './wire.js'

/**
 * A user, an account of that user, and the money on it. Every step can be found again by our account
 * id, which the user's sign-in address and the account's name are made of: an opening that broke off
 * goes on where it stopped.
 */
export async function openAccount(
  brand: Brand,
  input: OpenAccountInput,
  context: WriteContext,
): Promise<PlatformResult<OpenedAccount>> {
  const isOffered = await checkGroup(brand, input.group)
  if (!isOffered.ok) return isOffered
  const { idempotencyKey: key } = context
  const password = passwordOf(brand, key)
  const user = await userFor(brand, { ...input, password }, context)
  if (!user.ok) return user
  const found = await accountFor(brand, { ...input, user }, context)
  if (!found.ok) return found
  const { account } = found
  const refusal = leverageProblem(account, input)
  if (refusal) return refusal
  const funded = await fund(brand, { input, account, isNew: found.isNew }, context)
  if (!funded.ok) return funded
  if (user.state === 'older') {
    const set = await setPassword(brand, { userId: user.userId, password }, context)
    if (!set.ok) return set
  }
  const server = await serverOf(brand, user.userId)
  if (!server.ok) return server
  return { ok: true, login: account.accountId, password, server: server.words }
}

async function checkGroup(brand: Brand, group: string): Promise<PlatformResult<object>> {
  const read = await readGroups(brand)
  if (!read.ok) return read
  if (read.groups.some(({ id }) => id === group)) return { ok: true }
  const offered = read.groups.map(({ id, name }) => `${id} (${name})`).join(', ')
  return failureOf('validation', `group: expected the id of one of ${offered}, was "${group}"`)
}

/** Letters, digits, dots and dashes are kept; anything else is too much for an address. */
function addressOf(brand: Brand, comment: string): string {
  const plain = comment.toLowerCase()
  const isPlain = /^[a-z0-9][a-z0-9._-]{0,62}$/.test(plain)
  const part = isPlain ? plain : createHash('sha256').update(comment).digest('hex').slice(0, 40)
  return `${part}@${brand.loginDomain}`
}

type UserFound = {
  readonly userId: string
  /** `older`: made under another key, so its password is another one. */
  readonly state: 'new' | 'repeated' | 'older'
}

async function userFor(
  brand: Brand,
  { name, comment, password }: OpenAccountInput & { password: string },
  context: WriteContext,
): Promise<PlatformResult<UserFound>> {
  const email = addressOf(brand, comment)
  const [firstName = '', ...rest] = name.trim().split(/\s+/)
  const made = await write(brand, context, {
    path: 'v1/users/create',
    key: uuidOf(context.idempotencyKey, 'user'),
    body: { email, password, firstName, lastName: rest.join(' ') },
    answer: userIdShape,
  })
  if (made.ok) {
    return { ok: true, userId: made.value.userId, state: made.isReplay ? 'repeated' : 'new' }
  }
  if (made.code !== 'validation' && made.code !== 'conflict') return made
  const known = await findUser(brand, email)
  if (!known.ok) return known
  return known.userId === null ? made : { ok: true, userId: known.userId, state: 'older' }
}

async function findUser(
  brand: Brand,
  email: string,
): Promise<PlatformResult<{ userId: string | null }>> {
  const request = { path: 'v1/users/check-by-email', body: { email }, answer: userIdShape }
  const read = await call(brand.link, request)
  if (read.ok) return { ok: true, userId: read.value.userId }
  return read.code === 'notFound' ? { ok: true, userId: null } : read
}

type AccountFound = PlatformResult<{ account: AccountModel; isNew: boolean }>

async function accountFor(
  brand: Brand,
  asked: OpenAccountInput & { readonly user: UserFound },
  context: WriteContext,
): Promise<AccountFound> {
  const { user, comment, currency, group } = asked
  if (user.state !== 'new') {
    const before = await findAccount(brand, user.userId, comment)
    if (!before.ok) return before
    if (before.account) return { ok: true, account: before.account, isNew: false }
  }
  const { userId } = user
  const made = await write(brand, context, {
    path: 'v1/accounts/create',
    key: uuidOf(context.idempotencyKey, 'account'),
    body: { userId, accountName: comment, type: brand.type, currency, groupId: group },
    answer: accountShape,
  })
  if (!made.ok) return made
  brand.currencies.set(made.value.accountId, made.value.currency)
  return { ok: true, account: made.value, isNew: !made.isReplay }
}

async function findAccount(
  brand: Brand,
  userId: string,
  name: string,
): Promise<PlatformResult<{ account: AccountModel | null }>> {
  const request = { path: 'v1/accounts/all', body: { userId }, answer: listed(accountShape) }
  const read = await call(brand.link, request)
  if (!read.ok) return read
  const isMine = (each: AccountModel) => each.accountName === name && each.type === brand.type
  return { ok: true, account: read.value.data.find(isMine) ?? null }
}

/** Leverage follows from the group and cannot be set: better refused than another than was sold. */
function leverageProblem(account: AccountModel, { leverage, group }: OpenAccountInput) {
  const given = account.leverage ? Number(account.leverage) : leverage
  if (given === leverage) return null
  const message = `leverage: group ${group} gives 1:${given}, expected 1:${leverage}`
  return failureOf('validation', message)
}

async function fund(
  brand: Brand,
  opened: { input: OpenAccountInput; account: AccountModel; isNew: boolean },
  context: WriteContext,
): Promise<PlatformResult<object>> {
  const { input, account, isNew } = opened
  if (input.balance === 0) return { ok: true }
  if (!isNew) {
    const before = await isFunded(brand, account)
    if (!before.ok || before.isFunded) return before
  }
  return write(brand, context, {
    path: 'v1/account-operations/deposit',
    key: uuidOf(context.idempotencyKey, 'deposit'),
    body: {
      accountId: account.accountId,
      amount: toDecimalText(input.balance, input.currency),
      note: 'opening balance',
    },
    answer: madeShape,
  })
}

const dayMs = 86_400_000

async function isFunded(
  brand: Brand,
  { accountId, createdDateTime }: AccountModel,
): Promise<PlatformResult<{ isFunded: boolean }>> {
  const span = { from: createdDateTime - dayMs, to: brand.clock.now() + dayMs }
  const read = await readOperations(brand, accountId, span)
  return read.ok ? { ok: true, isFunded: read.deals.length > 0 } : read
}

export async function setPassword(
  brand: Brand,
  body: { readonly userId: string; readonly password: string },
  context: WriteContext,
): Promise<PlatformResult<object>> {
  return write(brand, context, { path: 'v1/users/set-password', body, answer: anything })
}

/** People sign in with an address, not with the account's number, so they have to be told both. */
async function serverOf(brand: Brand, userId: string): Promise<PlatformResult<{ words: string }>> {
  const request = { path: 'v1/users/details', body: { userId }, answer: userShape }
  const read = await call(brand.link, request)
  if (!read.ok) return read
  const { server, email } = read.value
  return { ok: true, words: `${server} (sign in as ${email})` }
}

/** An account that has no money yet was not opened to the end, so it is not found: repeat the opening. */
export async function findByComment(
  brand: Brand,
  comment: string,
): Promise<PlatformResult<{ login: string | null }>> {
  const user = await findUser(brand, addressOf(brand, comment))
  if (!user.ok) return user
  if (user.userId === null) return { ok: true, login: null }
  const found = await findAccount(brand, user.userId, comment)
  if (!found.ok) return found
  if (!found.account) return { ok: true, login: null }
  const funded = await isFunded(brand, found.account)
  if (!funded.ok) return funded
  return { ok: true, login: funded.isFunded ? found.account.accountId : null }
}
