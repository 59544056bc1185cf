import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from '@jest/globals'
import { cleanUpPaper } from '../../platforms/launchPaper.js'
import { tcpProxy } from '../live/support/tcpProxy.js'
import { nothingWrong } from './support/comparison.js'
import { endEveryMs } from './support/endings.js'
import { chooseSeed, disturb, withScene } from './support/scene.js'

afterAll(cleanUpPaper)

const goneMs = process.env['LONG'] === '1' ? 120_000 : 6_000

/** Of platforms without `resume` see misbehaviour.test.ts, where each is gone too. */
it(`two workers rule as undisturbed ones after a platform that can resume was gone for ${goneMs / 1_000} s`, async () => {
  const seed = chooseSeed()
  const others = Math.ceil(goneMs / endEveryMs) + 30
  await withScene({ seed, others }, async (scene) => {
    const proxy = await tcpProxy(scene.market.paper.url)
    for (let count = 0; count < 2; count += 1) scene.start({ baseUrl: proxy.url })
    await scene.untilFollowed()
    const {
      wrong,
      found: missed,
      ...report
    } = await disturb(scene, { every: 20 }, async (endings) => {
      await sleep(2_000)
      const before = endings.made()
      proxy.down()
      await sleep(goneMs)
      const during = endings.made() - before
      proxy.up()
      await sleep(2_000)
      return during
    })
    await proxy.close()
    console.log(`gone for ${goneMs} ms: ${JSON.stringify({ seed, missed, ...report })}`)
    expect({ seed, ...wrong }).toEqual({ seed, ...nothingWrong })
    expect(report.rulings).toBe(report.ended)
    expect(missed).toBeGreaterThanOrEqual(goneMs / endEveryMs / 4)
  })
}, 600_000)
