import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from '@jest/globals'
import { cleanUpPaper } from '../../platforms/launchPaper.js'
import { tcpProxy } from '../live/support/tcpProxy.js'
import { nothingWrong } from './support/comparison.js'
import { chooseSeed, disturb, withScene } from './support/scene.js'

afterAll(cleanUpPaper)

const times = process.env['LONG'] === '1' ? 40 : 4

it(`a worker that is cut off from the database ${times} times, and comes back when another has its shards, changes nothing`, async () => {
  const seed = chooseSeed()
  await withScene({ seed, others: 20 * times }, async (scene) => {
    const proxy = await tcpProxy(scene.database.url)
    scene.start({ database: proxy.url, settings: { heartbeatEvery: 3_000 } })
    scene.start()
    await scene.untilFollowed()
    const { wrong, ...report } = await disturb(scene, { every: 20 }, async () => {
      for (let count = 0; count < times; count += 1) {
        await sleep(3_000 + 1_000 * scene.random())
        proxy.down()
        await sleep(1_500 + 1_000 * scene.random())
        proxy.up()
      }
    })
    await proxy.close()
    console.log(`${times} times cut off: ${JSON.stringify({ seed, ...report })}`)
    expect({ seed, ...wrong }).toEqual({ seed, ...nothingWrong })
    expect(report.rulings).toBe(report.ended)
  })
}, 600_000)
