import { spawn } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { setInterval } from 'node:timers'

/** A child that knows nothing of its supervisor: plain.mjs MODE [FILE]. */
const [mode, file] = process.argv.slice(2)
const starts = () => readFileSync(file, 'utf8').length
if (file !== undefined) appendFileSync(file, 'x')

const ready = () => console.log(`ready ${process.pid}`)
const stay = () => setInterval(() => undefined, 1000)

if (mode === 'stay') {
  ready()
  stay()
} else if (mode === 'ignoreTerm') {
  process.on('SIGTERM', () => console.log('no'))
  ready()
  stay()
} else if (mode === 'silentTwice') {
  if (starts() > 2) {
    ready()
    stay()
  }
} else if (mode === 'broken') {
  console.error('the wheel is missing')
  process.exitCode = 3
} else if (mode === 'hopeless') {
  console.error('the password is wrong')
  process.exitCode = 78
} else if (mode === 'neverReady') {
  stay()
} else if (mode === 'grandchild') {
  const child = spawn('sleep', ['1000'], { stdio: 'inherit' })
  console.log(`grandchild ${child.pid}`)
  ready()
  stay()
} else if (mode === 'done') {
  console.log('prop-firm: done {"n":1}')
} else if (mode === 'silentDone') {
  if (starts() > 1) console.log('prop-firm: done {"n":2}')
}
