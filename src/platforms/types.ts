import type { z } from 'zod'
import type { Currency } from '../domain/money/currency.js'
import type { Minor } from '../domain/money/minor.js'
import type { MinuteBar } from '../domain/trades/gap/types.js'

/** Trading modes a platform can put an account into. */
export type TradingMode = 'full' | 'closeOnly' | 'noTrading'

export type Capabilities = {
  /** How observations missed while nobody listened can be had (design §6). */
  readonly catchUp: 'resume' | 'history' | 'none'
  readonly stream: boolean
  readonly equity: 'native' | 'computed'
  readonly openAccounts: boolean
  readonly adjustBalance: boolean
  /** Accounts can be put into closing only; absent is no. */
  readonly restrict?: boolean
  /** Accounts can be moved to another group; absent is no. */
  readonly changeGroup?: boolean
  /** `accounts` lists all that the platform has; absent is no. */
  readonly listAccounts?: boolean
  /** `dayCloses` tells how days ended in the platform's books; absent is no. */
  readonly dayCloses?: boolean
  /** `bars` tells what prices were, and positions and deals have `perPrice`; absent is no. */
  readonly bars?: boolean
  readonly maxBatch: number
  readonly minPollMs: number
}

export type PositionSnapshot = {
  readonly id: string
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  readonly lots: number
  readonly openPrice: string
  readonly currentPrice: string
  readonly openedAt: number
  readonly result: Minor
  /** What a move of its price by 1 is worth in the account's currency, decimal text without a sign. */
  readonly perPrice?: string
  /** Price of its stop loss, null when it has none; absent where the platform does not say. */
  readonly stopLoss?: string | null
}

/** An account as the platform sees it at `at` (UTC milliseconds, platform time). */
export type AccountSnapshot = {
  readonly login: string
  readonly at: number
  readonly currency: Currency
  readonly balance: Minor
  readonly equity: Minor
  readonly openPositions: number
  readonly pendingOrders: number
  readonly lastOpenedAt: number
  readonly mode: TradingMode
  /** Position in the platform's own order of changes; where `catchUp` is `resume`, what to resume after. */
  readonly sequence: number
  /** The figures as the platform wrote them, kept in the evidence. */
  readonly raw: { readonly balance: string; readonly equity: string }
  readonly positions?: readonly PositionSnapshot[]
}

export type Deal = {
  readonly id: string
  readonly login: string
  readonly at: number
  readonly kind: 'trade' | 'balance'
  readonly entry?: 'in' | 'out'
  readonly positionId?: string
  readonly symbol?: string
  readonly side?: 'buy' | 'sell'
  readonly lots?: number
  readonly price?: string
  /** Result of a closing deal, or the signed amount of a balance operation. */
  readonly profit: Minor
  /** Worth of the deal at its price in the account's currency, where the platform says it. */
  readonly value?: Minor
  /** As of a position: of what a deal closed, where the platform says it. */
  readonly perPrice?: string
  /** What a closing deal closed was worth at its price; `profit` where closing costs nothing. */
  readonly floating?: Minor
  readonly comment?: string
}

/** An account as the platform lists it, for imports and for comparing both books. */
export type ListedAccount = {
  readonly login: string
  readonly group: string
  readonly currency: Currency
  readonly leverage: number
  readonly name: string
  /** Empty where the platform has none. */
  readonly email: string
  readonly comment: string
  readonly mode: TradingMode
  /** UTC milliseconds. */
  readonly openedAt: number
}

/** How a day ended in the platform's own books, which close on the platform's clock. */
export type DayClose = {
  readonly login: string
  /** UTC milliseconds of the platform's end of day. */
  readonly at: number
  readonly balance: Minor
  readonly equity: Minor
}

export type StreamEvent =
  | { readonly type: 'snapshots'; readonly snapshots: readonly AccountSnapshot[] }
  /** Before the snapshots that show what they did, in the order of the platform. */
  | { readonly type: 'deals'; readonly deals: readonly Deal[] }
  /** Everything up to now was delivered; live from here. */
  | { readonly type: 'caughtUp' }
  /**
   * Observations were lost that `catchUp` cannot bring back, somewhere between `from` and `to` (UTC
   * milliseconds, platform time; 0 when unknown), of `logins`; of every login when it is absent.
   */
  | {
      readonly type: 'gap'
      readonly from: number
      readonly to: number
      readonly reason: string
      readonly logins?: readonly string[]
    }
  | { readonly type: 'heartbeat'; readonly at: number }

export type PlatformFailure = {
  readonly ok: false
  /** `outcomeUnknown`: the request may have been carried out; read back before trying again. */
  readonly code:
    | 'auth'
    | 'notFound'
    | 'conflict'
    | 'validation'
    | 'rateLimited'
    | 'insufficientFunds'
    | 'unavailable'
    | 'outcomeUnknown'
    | 'protocol'
  readonly message: string
  readonly retryable: boolean
  readonly retryAfterMs?: number
}

export type PlatformResult<T> = ({ readonly ok: true } & T) | PlatformFailure

/** Every write carries the id of the command that asked for it; a repeat with the same id changes nothing. */
export type WriteContext = { readonly idempotencyKey: string; readonly signal?: AbortSignal }

export type OpenAccountInput = {
  readonly group: string
  readonly currency: Currency
  readonly leverage: number
  readonly balance: Minor
  readonly name: string
  /** Our account id, kept in the platform's comment, so that a lost answer can be found again. */
  readonly comment: string
}

export type OpenedAccount = {
  readonly login: string
  readonly password: string
  readonly investorPassword?: string
  readonly server: string
}

/** A live link to one platform, made by `PlatformDefinition.connect`. */
export type PlatformSession = {
  readonly capabilities: Capabilities
  close(): Promise<void>
  health(): Promise<PlatformResult<{ latencyMs: number; serverTime: number; accounts: number }>>
  openAccount(
    input: OpenAccountInput,
    context: WriteContext,
  ): Promise<PlatformResult<OpenedAccount>>
  /** The login that carries `comment`, or null: how an open with an unknown outcome is resolved. */
  findByComment(comment: string): Promise<PlatformResult<{ login: string | null }>>
  resetPassword(login: string, context: WriteContext): Promise<PlatformResult<{ password: string }>>
  /** Pending orders removed, positions closed, trading off; answers what was read back afterwards. */
  disable(
    login: string,
    context: WriteContext,
  ): Promise<PlatformResult<{ snapshot: AccountSnapshot }>>
  enable(
    login: string,
    context: WriteContext,
  ): Promise<PlatformResult<{ snapshot: AccountSnapshot }>>
  /**
   * No new positions, those that are open may be closed; answers what was read back. Absent where the
   * platform cannot.
   */
  restrict?(
    login: string,
    context: WriteContext,
  ): Promise<PlatformResult<{ snapshot: AccountSnapshot }>>
  /** Moves an account to another group; answers the group that was read back. */
  changeGroup?(
    login: string,
    group: string,
    context: WriteContext,
  ): Promise<PlatformResult<{ group: string }>>
  /** Closes positions and pending orders; trading stays allowed. */
  closeAll(
    login: string,
    context: WriteContext,
  ): Promise<PlatformResult<{ snapshot: AccountSnapshot }>>
  /** @param amount signed; refused with `insufficientFunds` when the balance would not cover it */
  adjustBalance(
    input: { login: string; amount: Minor; comment: string },
    context: WriteContext,
  ): Promise<PlatformResult<{ ticket: string; snapshot: AccountSnapshot }>>
  /** The balance operation made under this key, or null: resolves an unknown outcome. */
  findOperation(
    login: string,
    idempotencyKey: string,
  ): Promise<PlatformResult<{ ticket: string | null }>>
  /** Logins that the platform does not know are missing from the answer. */
  snapshots(
    logins: readonly string[],
    options?: { positions?: boolean },
  ): Promise<PlatformResult<{ snapshots: readonly AccountSnapshot[] }>>
  deals(login: string, since: number): Promise<PlatformResult<{ deals: readonly Deal[] }>>
  /** The same of many accounts in few questions, oldest first for each; absent where they are asked one by one. */
  dealsOfMany?(
    logins: readonly string[],
    since: number,
  ): Promise<PlatformResult<{ deals: readonly Deal[] }>>
  /**
   * One page of all accounts that the platform lets us see, in the platform's own order.
   *
   * @param options.after `next` of the page before; absent for the first page
   * @returns `next` is null on the last page
   */
  accounts?(options: {
    readonly after?: string
  }): Promise<PlatformResult<{ accounts: readonly ListedAccount[]; next: string | null }>>
  /** Day closes of these logins with `from <= at <= to` (UTC milliseconds), oldest first for each login. */
  dayCloses?(
    logins: readonly string[],
    span: { readonly from: number; readonly to: number },
  ): Promise<PlatformResult<{ closes: readonly DayClose[] }>>
  /**
   * The minutes of a symbol that had a price, with `from <= at <= to` (UTC milliseconds), oldest first, the
   * running one included. With `catchUp: 'history'` they tell how low accounts were in a gap.
   */
  bars?(
    symbol: string,
    span: { readonly from: number; readonly to: number },
  ): Promise<PlatformResult<{ bars: readonly MinuteBar[] }>>
  /**
   * Events in platform order. `after` is the last sequence each login was evaluated at: with
   * `catchUp: resume` everything later is delivered first, then `caughtUp`. Ends when `signal` aborts;
   * throws when the link breaks, the caller reconnects.
   */
  stream(
    logins: ReadonlyMap<string, { after: number }>,
    options: { signal: AbortSignal },
  ): AsyncIterable<StreamEvent>
}

/** A kind of trading platform: what a developer adds under `options.platforms`. */
export type PlatformDefinition<Credentials = unknown> = {
  readonly name: string
  readonly label: string
  readonly capabilities: Capabilities
  /** Shape of the secrets an operator enters for a connection; stored encrypted. */
  readonly credentials: z.ZodType<Credentials>
  connect(
    connection: { id: string; baseUrl: string; credentials: Credentials },
    dependencies?: { fetch?: typeof fetch; now?: () => number },
  ): Promise<PlatformSession>
}
