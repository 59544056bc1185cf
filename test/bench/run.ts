import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { startPostgres } from '../../src/cli/postgres/startPostgres.js'
import { createTestDatabase } from '../fixtures/postgres.js'
import { benchBreaches } from './breach.bench.js'
import { benchFaults } from './faults.bench.js'
import { benchGaps, gapFigure } from './gaps.bench.js'
import { roundSizes, syncRound } from './live.bench.js'
import { workerMemory } from './memory.bench.js'
import { benchMt5Polls, mt5Figures } from './mt5Poll.bench.js'
import { benchRules } from './rules.bench.js'
import { benchStream } from './stream.bench.js'

type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly limit?: number
  readonly ratio?: number
  /** What the value rests on. */
  readonly detail?: string
}

const withDatabase = (run: (url: string) => Promise<Figure[]>) => async (): Promise<Figure[]> => {
  const database = await createTestDatabase()
  try {
    return await run(database.url)
  } finally {
    await database.drop()
  }
}

/** Which run measures which figure. */
const benches: readonly { names: readonly string[]; run: () => Promise<readonly Figure[]> }[] = [
  { names: ['rules.evaluations'], run: benchRules },
  ...roundSizes.map((accounts) => ({
    names: [`sync.round.${accounts}`],
    run: withDatabase(async (url) => [await syncRound(url, accounts)]),
  })),
  { names: ['worker.memory.200000', 'worker.start.200000'], run: withDatabase(workerMemory) },
  {
    names: ['stream.rate', 'stream.verdict.p99', 'stream.disable.p99', 'stream.growth'],
    run: benchStream,
  },
  { names: ['breach.latency.p99', 'breach.mass.durable', 'breach.mass.off'], run: benchBreaches },
  { names: ['faults.kills'], run: benchFaults },
  { names: [gapFigure], run: benchGaps },
  { names: mt5Figures(false), run: () => benchMt5Polls(false) },
  { names: mt5Figures(true), run: () => benchMt5Polls(true) },
]

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const isJson = process.argv.includes('--json')
const known = benches.flatMap(({ names }) => names)
const unknown = asked.find((name) => !known.includes(name))
if (unknown) {
  console.error(`there is no figure "${unknown}"; there are ${known.join(', ')}`)
  process.exit(2)
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'prop-firm-bench-'))
// The server's own settings: every commit reaches the disk.
const server = await startPostgres({
  dataDir: folder,
  port: 27_432,
  settings: { max_connections: '100', shared_buffers: '256MB' },
})
process.env.TEST_DATABASE_ADMIN_URL = server.url
try {
  for (const { names, run } of benches) {
    if (asked.length > 0 && !names.some((name) => asked.includes(name))) continue
    for (const figure of await run()) {
      if (asked.length === 0 || asked.includes(figure.name)) print(figure)
    }
  }
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
process.exit(0)

function print(figure: Figure): void {
  if (isJson) return console.log(JSON.stringify(figure))
  const { name, value, unit, limit, ratio, detail } = figure
  const against = limit === undefined ? '' : `  limit ${Math.round(limit)}`
  const share = ratio === undefined ? '' : `  ratio ${ratio.toFixed(2)}`
  const basis = detail === undefined ? '' : `  (${detail})`
  console.log(
    `${name.padEnd(22)} ${Math.round(value).toLocaleString('en')} ${unit}${against}${share}${basis}`,
  )
}
