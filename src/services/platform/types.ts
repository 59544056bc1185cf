import type { AccountSnapshot, OpenedAccount, PlatformFailure } from '../../platforms/types.js'
import type { CommandKind } from './queueCommands.js'

/** A command as it was claimed, with the connection that it goes to. */
export type Command = {
  readonly id: string
  readonly kind: CommandKind
  readonly account_id: string
  readonly connection_id: string
  readonly connection_name: string
  readonly platform: string
  readonly mode: 'observe' | 'act'
  readonly login: string | null
  readonly input: Readonly<Record<string, unknown>>
  readonly attempts: number
  readonly cause: string
  readonly idempotency_key: string
}

/** What the platform answered, or what reading back found. */
export type Outcome =
  | {
      readonly ok: true
      readonly opened?: OpenedAccount
      readonly ticket?: string
      readonly snapshot?: AccountSnapshot
      /** When the platform carried a balance operation out, platform time. */
      readonly operatedAt?: number
    }
  | PlatformFailure

export type Done = { readonly command: Command; readonly outcome: Outcome }
