import type { Command } from './commands/command.js'

/** The text of `prop-firm --help`. */
export const helpText = (commands: readonly Command[]): string => {
  const lines = commands.map(({ name, usage, summary }) => [`${name} ${usage}`.trim(), summary])
  const width = Math.max(...lines.map(([left]) => left?.length ?? 0))
  const rows = lines.map(([left = '', right = '']) => `  ${left.padEnd(width)}  ${right}`)
  return ['Usage: prop-firm COMMAND', '', ...rows, ''].join('\n')
}
