import type { Command } from './command.js'

export const paperCommand: Command = {
  name: 'paper',
  summary: 'run the paper trading platform (its own --help)',
  usage: '--data FOLDER [--port N] …',
  options: {},
  positionals: [],
  passThrough: true,
  run: ({ firm, rest }) => firm.runPaperPlatform(rest),
}
