import type { Minor } from '../../domain/money/minor.js'
import { roundDecimalText, toDecimalText } from '../../domain/money/text.js'
import { failureOf } from '../linkError.js'
import type { ReadBack } from '../readBack.js'
import type { AccountSnapshot, PlatformFailure, PlatformResult, WriteContext } from '../types.js'
import { uuidOf, write, type Brand } from './brand.js'
import { readOperations } from './deals.js'
import { currencyOf, findStatement } from './reads.js'
import { madeShape } from './wire.js'

type Sent = {
  readonly login: string
  readonly amount: Minor
  readonly at: number
  ticket: string | null
}

/** Operations asked for by this process: the platform's report does not say under which key one was made. */
export type Operations = Map<string, Sent>

const keptMax = 10_000
const noteMax = 255
const earlierMs = 60_000

type Made = PlatformResult<{ ticket: string; snapshot: AccountSnapshot }>
type Asked = { readonly login: string; readonly amount: Minor; readonly comment: string }

/**
 * A repeat looks first whether the operation is there; then it carries the same key, which the platform
 * answers from memory.
 */
export async function adjustBalance(
  { brand, operations, readBack }: { brand: Brand; operations: Operations; readBack: ReadBack },
  { login, amount, comment }: Asked,
  context: WriteContext,
): Promise<Made> {
  const { idempotencyKey: key } = context
  const known = operations.get(key)
  if (known && (known.login !== login || known.amount !== amount)) {
    return failureOf('conflict', 'idempotencyKey: was used for another request before')
  }
  if (known) {
    const before = await findOperation({ brand, operations }, login, key)
    if (!before.ok) return before
    if (before.ticket !== null) return withTicket(await readBack(login), before.ticket)
  }
  const statement = await findStatement(brand, login)
  if (!statement.ok) return statement
  const currency = await currencyOf(brand, login)
  if (!currency.ok) return currency
  const sent: Sent = known ?? { login, amount, at: brand.clock.now(), ticket: null }
  remember(operations, key, sent)
  const size = toDecimalText(amount, currency.currency).replace('-', '')
  const made = await write(brand, context, {
    path: `v1/account-operations/${amount < 0 ? 'withdraw' : 'deposit'}`,
    key: uuidOf(key, 'operation'),
    body: { accountId: login, amount: size, note: comment.slice(0, noteMax) },
    answer: madeShape,
  })
  if (!made.ok) {
    const balance = roundDecimalText(statement.statement.balance, currency.currency)
    return refused(made, amount < 0 && balance !== null && balance + amount < 0)
  }
  sent.ticket = made.value.operationId
  return withTicket(await readBack(login), sent.ticket)
}

const withTicket = (read: Awaited<ReturnType<ReadBack>>, ticket: string): Made =>
  read.ok ? { ...read, ticket } : read

/** The platform has no code for it, only words, which are not documented. */
function refused(failure: PlatformFailure, isTooMuch: boolean): PlatformFailure {
  if (failure.code !== 'validation') return failure
  const says = /insufficient|not enough|exceed/i.test(failure.message)
  return says || isTooMuch ? failureOf('insufficientFunds', failure.message) : failure
}

function remember(operations: Operations, key: string, sent: Sent): void {
  operations.set(key, sent)
  const [oldest] = operations.keys()
  if (operations.size > keptMax && oldest !== undefined) operations.delete(oldest)
}

/**
 * By the answer, else by the report: the operation of that amount since it was sent which no other key
 * has. Unknown to this process: null, and a repeat with the key is answered by the platform.
 */
export async function findOperation(
  { brand, operations }: { brand: Brand; operations: Operations },
  login: string,
  key: string,
): Promise<PlatformResult<{ ticket: string | null }>> {
  const sent = operations.get(key)
  if (!sent || sent.login !== login) return { ok: true, ticket: null }
  if (sent.ticket !== null) return { ok: true, ticket: sent.ticket }
  const span = { from: sent.at - earlierMs, to: brand.clock.now() + earlierMs }
  const read = await readOperations(brand, login, span)
  if (!read.ok) return read
  const taken = new Set([...operations.values()].map(({ ticket }) => ticket))
  const found = read.deals.find(({ id, profit }) => profit === sent.amount && !taken.has(id))
  sent.ticket = found?.id ?? null
  return { ok: true, ticket: sent.ticket }
}
