import { tradelockerSimulator } from '../../../../src/platforms/tradelocker/simulator/tradelockerSimulator.js'

/** Alone, for a client of one's own: `node --import tsx …/runSimulator.ts [port]`. */
const port = Number(process.argv[2] ?? tradelockerSimulator.defaultPort)
const running = await tradelockerSimulator.start({
  host: '127.0.0.1',
  port,
  seed: 1,
  accounts: Number(process.argv[3] ?? 6),
})
console.log(running.url)
for (const [name, value] of Object.entries(running.credentials)) console.log(`${name}: ${value}`)
process.once('SIGINT', () => void running.stop())
process.once('SIGTERM', () => void running.stop())
