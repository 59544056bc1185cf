import type { PlatformSession } from '../../../../src/platforms/types.js'

export type StageSymbol = 'EURUSD' | 'GBPUSD' | 'XAUUSD'

/** A platform whose prices the test moves, and that misbehaves in one way. */
export type Stage = {
  /** Through the proxy of `gone`, as the worker does. */
  connect(): Promise<PlatformSession>
  open(): Promise<string>
  /** Buys. */
  hold(login: string, symbol: StageSymbol, lots: number): Promise<void>
  price(symbol: StageSymbol, price: number): Promise<void>
  misbehave(): Promise<void>
  behave(): Promise<void>
  stop(): Promise<void>
}

/**
 * What rulings must be after a time in which accounts were seen badly or not at all: those of an
 * undisturbed run; those or suspicions; or the same, and none at all for what nobody can have seen.
 */
export type Guarantee = 'equal' | 'equalOrSuspected' | 'notFailed'

export type Misbehaviour = {
  readonly kind: string
  readonly guarantee: Guarantee
  /** The platform tells afterwards how low accounts were. */
  readonly tells?: boolean
  /** How long it goes on, milliseconds: enough for a few looks. */
  readonly lastsMs: number
}

export type Simulated = {
  readonly name: string
  readonly kinds: readonly Misbehaviour[]
  /** @param kind one of `kinds` */
  start(kind: string): Promise<Stage>
}

/** A platform is gone for two minutes in a long run, else for more than a few polls. */
export const lastsMs = (kind: string): number =>
  kind === 'gone' ? (process.env['LONG'] === '1' ? 120_000 : 6_000) : 4_000
