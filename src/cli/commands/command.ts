import type { ParseArgsConfig } from 'node:util'
import type { FirmPorts } from '../firm/ports.js'

export type CommandContext = {
  /** Folder of the project: sources, configuration, builds. */
  readonly root: string
  readonly firm: FirmPorts
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
  readonly positionals: readonly string[]
  /** Arguments as they came, for a program that reads its own. */
  readonly rest: readonly string[]
  readonly log: (line: string) => void
}

/** One command of `prop-firm`. It resolves when its work is done and throws what stops it. */
export type Command = {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** Arguments as the help shows them. */
  readonly usage: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  readonly positionals: readonly string[]
  /** The last positional may be given more than once. */
  readonly repeats?: true
  /** The arguments are handed on unread. */
  readonly passThrough?: true
  readonly run: (context: CommandContext) => Promise<void>
}
