import { parseArgs } from 'node:util'
import { ConfigurationError } from '../errors.js'
import type { Command, CommandContext } from './commands/command.js'
import { errorMessage } from './errorCode.js'

type Arguments = Pick<CommandContext, 'values' | 'positionals' | 'rest'>

/** Reads the arguments after the command's name. Throws `ConfigurationError` that shows the usage. */
export const readArguments = (command: Command, rest: readonly string[]): Arguments => {
  if (command.passThrough === true) return { values: {}, positionals: [], rest }
  const usage = `usage: prop-firm ${command.name} ${command.usage}`.trim()
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: command.options,
      allowPositionals: true,
      strict: true,
    })
    const missing = positionals.length < command.positionals.length
    const tooMany = positionals.length > command.positionals.length && command.repeats !== true
    if (missing || tooMany) {
      const expected = command.positionals.join(' ') || 'no further arguments'
      throw new ConfigurationError(`expected ${expected}`)
    }
    return { values, positionals, rest }
  } catch (error) {
    throw new ConfigurationError(`${command.name}: ${errorMessage(error)}; ${usage}`)
  }
}
