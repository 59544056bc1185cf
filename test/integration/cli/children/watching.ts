import { watchLifeline } from '../../../../src/cli/processes/lifeline.js'

/** A child of the kind that ours are: it ends when its supervisor is gone. */
watchLifeline()
if (process.argv[2] === 'stubborn') process.on('SIGTERM', () => console.log('still working'))
console.log(`ready ${process.pid}`)
setInterval(() => undefined, 1000)
