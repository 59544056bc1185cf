import { insertNewRows } from '../records/insertRows.js'
import type { Work } from '../work.js'

export type CommandKind =
  'openAccount' | 'disable' | 'enable' | 'restrict' | 'closeAll' | 'balance' | 'changeGroup'

export type CommandInput = {
  readonly kind: CommandKind
  readonly accountId: string
  readonly connectionId: string
  readonly login: string | null
  /** What made it necessary, such as `ruling` or `payout:<id>`; one command per account, kind and cause. */
  readonly cause: string
  readonly input?: Readonly<Record<string, unknown>>
}

/** Stores what platforms are to be told, in the transaction of the decision. */
export async function queueCommands(work: Work, commands: readonly CommandInput[]): Promise<void> {
  if (commands.length === 0) return
  await insertNewRows(
    work,
    'platformCommands',
    commands.map((command) => ({
      kind: command.kind,
      status: 'queued',
      account_id: command.accountId,
      connection_id: command.connectionId,
      login: command.login,
      cause: command.cause,
      input: command.input ?? {},
      attempts: 0,
      next_attempt_at: work.now.toISOString(),
      idempotency_key: `${command.kind}:${command.accountId}:${command.cause}`,
    })),
  )
  await work.tx.query(`select pg_notify('prop_firm_commands', '')`)
}
