import { PropFirmError } from '../errors.js'
import type { Command } from './commands/command.js'
import type { FirmPorts } from './firm/ports.js'
import { helpText } from './help.js'
import { HOPELESS_EXIT_CODE } from './processes/childSpec.js'
import { isSupervised, watchLifeline } from './processes/lifeline.js'
import { readArguments } from './readArguments.js'

type CommandLine = {
  readonly firm: FirmPorts
  readonly commands: readonly Command[]
  /** Called once the command is known and before its environment is read. */
  readonly prepare?: (command: Command) => Promise<void>
}

const log = (line: string): void => void process.stdout.write(`${line}\n`)

/** One sentence for what a person can mend; the stack for what is a fault of ours. */
const sentence = (error: unknown): string => {
  if (error instanceof PropFirmError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

const run = async (
  { firm, commands, prepare }: CommandLine,
  args: readonly string[],
): Promise<number> => {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    log(helpText(commands))
    return name === undefined ? 1 : 0
  }
  const command = commands.find((each) => each.name === name)
  if (command === undefined) {
    process.stderr.write(`prop-firm: there is no command "${name}"\n\n${helpText(commands)}`)
    return 1
  }
  const given = readArguments(command, rest)
  await prepare?.(command)
  await command.run({ root: process.cwd(), firm, log, ...given })
  return 0
}

/** Runs the command that this process was started with, and ends the process. */
export const runCommandLine = async (line: CommandLine): Promise<never> => {
  const supervised = isSupervised()
  watchLifeline()
  // Whoever reads our output may be gone before we are.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  try {
    process.exit(await run(line, process.argv.slice(2)))
  } catch (error) {
    process.stderr.write(`prop-firm: ${sentence(error)}\n`)
    // Explicitly: the pool of a configuration that was loaded would keep the process alive.
    process.exit(supervised && error instanceof PropFirmError ? HOPELESS_EXIT_CODE : 1)
  }
}
