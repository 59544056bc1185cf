import { spawn } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'
import { text } from 'node:stream/consumers'

/**
 * `npm run check`: all checks, as many at a time as there are processors, for each is one thread of
 * work. All are run to their end, so that one run names everything that is wrong.
 */
const longestFirst = ['types', 'lint', 'layers', 'format', 'importmap']

const failed: string[] = []

async function check(name: string): Promise<void> {
  const since = Date.now()
  const child = spawn('npm', ['run', '-s', `check:${name}`], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [[code], out, error] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ])
  if (code !== 0) failed.push(name)
  const outcome = code === 0 ? 'passed' : 'FAILED'
  console.log(`${out}${error}${name} ${outcome} after ${Math.round((Date.now() - since) / 1000)} s`)
}

const waiting = [...longestFirst]
const lane = async (): Promise<void> => {
  for (let next = waiting.shift(); next; next = waiting.shift()) await check(next)
}
await Promise.all(Array.from({ length: os.availableParallelism() }, lane))
if (failed.length > 0) {
  console.error(`check: ${failed.join(', ')} failed`)
  process.exitCode = 1
}
