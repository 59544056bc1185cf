import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { asQueryable } from '../../../src/live/asQueryable.js'
import { randomFrom } from '../../../src/platforms/tradelocker/simulator/instruments.js'
import { cleanUpPaper } from '../../platforms/launchPaper.js'
import { liveDatabase } from '../live/support/database.js'
import { watchLogins } from '../live/support/worker.js'
import { compare, nothingWrong } from './support/comparison.js'
import { keepEnding } from './support/endings.js'
import { followers } from './support/followers.js'
import { chooseSeed } from './support/killWorkers.js'
import { ownPostgres, type Ending, type OwnPostgres } from './support/ownPostgres.js'
import { paperMarket } from './support/paperMarket.js'
import { untilSeenAll } from './support/undisturbed.js'

const rounds = process.env['LONG'] === '1' ? 10 : 1
const endings: readonly Ending[] = ['killed', 'immediate', 'fast']

let postgres: OwnPostgres
beforeAll(async () => {
  postgres = await ownPostgres(28_432)
  process.env['TEST_DATABASE_ADMIN_URL'] = postgres.url
})
afterAll(async () => {
  await postgres.remove()
  cleanUpPaper()
})

it(`two workers go on by themselves when PostgreSQL is ended in each way, ${rounds} times, under load`, async () => {
  const seed = chooseSeed()
  const random = randomFrom(seed)
  const market = await paperMarket({ crowd: 20, others: 60 * rounds, random })
  const { accounts, paper } = market
  const database = await liveDatabase()
  const processes = await followers()
  try {
    await watchLogins(database.q, accounts.logins, accounts)
    const followed = { database: database.url, ...market.followed }
    for (let count = 0; count < 2; count += 1) processes.start(followed)
    await untilSeenAll(database.q, paper.session, accounts.logins)
    const ending = keepEnding(market, { every: 10 })
    for (const how of Array.from({ length: rounds }, () => endings).flat()) {
      await sleep(1_000 + 1_000 * random())
      await postgres.end(how)
      await sleep(1_000 * random())
      await postgres.start()
    }
    await ending.stop()
    const q = asQueryable(await database.connect())
    const recovering = performance.now()
    await untilSeenAll(q, paper.session, accounts.logins)
    const recoveredAfter = Math.round(performance.now() - recovering)
    await processes.stop()
    const { wrong, ...found } = await compare(q, paper.session, accounts)
    console.log(`${endings.length * rounds} restarts: ${JSON.stringify({ seed, recoveredAfter, ...found })}`) // prettier-ignore
    expect({ seed, ...wrong }).toEqual({ seed, ...nothingWrong })
    expect(found.rulings).toBeGreaterThanOrEqual(5 * rounds)
  } finally {
    await processes.close()
    await database.drop()
    await market.stop()
  }
}, 600_000)
