import { buildIfChanged } from '../build/buildIfChanged.js'
import { loadDotEnv } from '../firm/loadDotEnv.js'
import { shutdownOnSignals } from '../processes/shutdown.js'
import type { Command } from './command.js'

export const buildCommand: Command = {
  name: 'build',
  summary: 'build web app and commands where sources changed, for images',
  usage: '',
  options: {},
  positionals: [],
  run: async ({ root, log }) => {
    loadDotEnv(root, false)
    const shutdown = shutdownOnSignals((error) => log(String(error)))
    await buildIfChanged({ root, env: process.env, log, stop: shutdown.requested })
  },
}
