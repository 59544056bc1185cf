import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { READY_LINE } from '../../../src/cli/processes/markers.js'
import type { HostApp, HostConfig } from './hostApp.js'
import { cleanEnvironment } from './run.js'

/** `prop-firm worker` of the app. */
export const startWorker = (app: HostApp, config: HostConfig) => {
  const child = spawn(app.bin('prop-firm'), ['worker'], {
    cwd: app.folder,
    env: cleanEnvironment(app.settings(config)),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stderr.on('data', (chunk: Buffer) => void (printed += chunk.toString()))
  const ready = new Promise<void>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      printed += `${line}\n`
      if (line === READY_LINE) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the worker ended with ${code}:\n${printed}`)))
  })
  return {
    ready,
    stop: async (): Promise<number | null> => {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      return child.exitCode
    },
  }
}
