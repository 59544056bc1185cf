import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from '@jest/globals'
import { randomFrom } from '../../../src/platforms/tradelocker/simulator/instruments.js'
import { cleanUpPaper } from '../../platforms/launchPaper.js'
import { liveDatabase } from '../live/support/database.js'
import { tcpProxy } from '../live/support/tcpProxy.js'
import { watchLogins } from '../live/support/worker.js'
import { compare, nothingWrong } from './support/comparison.js'
import { endEveryMs, keepEnding } from './support/endings.js'
import { followers } from './support/followers.js'
import { chooseSeed } from './support/killWorkers.js'
import { paperMarket } from './support/paperMarket.js'
import { untilSeenAll } from './support/undisturbed.js'

afterAll(cleanUpPaper)

const goneMs = process.env['LONG'] === '1' ? 120_000 : 6_000

/** Of platforms without `resume` see misbehaviour.test.ts, where each is gone too. */
it(`two workers rule as undisturbed ones after a platform that can resume was gone for ${goneMs / 1_000} s`, async () => {
  const seed = chooseSeed()
  const others = Math.ceil(goneMs / endEveryMs) + 30
  const market = await paperMarket({ crowd: 20, others, random: randomFrom(seed) })
  const { accounts, paper } = market
  const proxy = await tcpProxy(paper.url)
  const database = await liveDatabase()
  const processes = await followers()
  const { q, url } = database
  try {
    await watchLogins(q, accounts.logins, accounts)
    const followed = { ...market.followed, database: url, baseUrl: proxy.url }
    for (let count = 0; count < 2; count += 1) processes.start(followed)
    await untilSeenAll(q, paper.session, accounts.logins)
    const ending = keepEnding(market, { every: Math.ceil(others / 3) })
    await sleep(2_000)
    const before = ending.made()
    proxy.down()
    await sleep(goneMs)
    const missed = ending.made() - before
    proxy.up()
    await sleep(2_000)
    await ending.stop()
    await untilSeenAll(q, paper.session, accounts.logins)
    await processes.stop()
    const { wrong, ...found } = await compare(q, paper.session, accounts)
    console.log(`gone for ${goneMs} ms: ${JSON.stringify({ seed, missed, ...found })}`)
    expect({ seed, ...wrong }).toEqual({ seed, ...nothingWrong })
    expect(missed).toBeGreaterThanOrEqual(goneMs / endEveryMs / 4)
  } finally {
    await processes.close()
    await database.drop()
    await proxy.close()
    await market.stop()
  }
}, 600_000)
