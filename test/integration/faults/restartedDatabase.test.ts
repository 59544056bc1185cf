import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { cleanUpPaper } from '../../platforms/launchPaper.js'
import { nothingWrong } from './support/comparison.js'
import { ownPostgres, type Ending, type OwnPostgres } from './support/ownPostgres.js'
import { chooseSeed, disturb, withScene } from './support/scene.js'

const rounds = process.env['LONG'] === '1' ? 10 : 1
const ways: readonly Ending[] = ['killed', 'immediate', 'fast']

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
  await withScene({ seed, others: 60 * rounds }, async (scene) => {
    for (let count = 0; count < 2; count += 1) scene.start()
    await scene.untilFollowed()
    const { wrong, ...report } = await disturb(scene, { every: 10 * rounds }, async () => {
      for (const how of Array.from({ length: rounds }, () => ways).flat()) {
        await sleep(1_000 + 1_000 * scene.random())
        await postgres.end(how)
        await sleep(1_000 * scene.random())
        await postgres.start()
      }
    })
    console.log(`${ways.length * rounds} restarts: ${JSON.stringify({ seed, ...report })}`)
    expect({ seed, ...wrong }).toEqual({ seed, ...nothingWrong })
    expect(report.rulings).toBe(report.ended)
    expect(report.rulings).toBeGreaterThanOrEqual(5 * rounds)
  })
}, 600_000)
