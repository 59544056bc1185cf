import { afterAll, expect, it } from '@jest/globals'
import { cleanUpPaper } from '../../platforms/launchPaper.js'
import { chooseSeed, killWorkers } from './support/killWorkers.js'

afterAll(cleanUpPaper)

const kills = process.env['LONG'] === '1' ? 200 : 20

it(`two workers lose, double and change nothing while one is killed ${kills} times`, async () => {
  const report = await killWorkers({ kills, seed: chooseSeed() })
  const { seed, inFlight, rulings, observations, ...wrong } = report
  console.log(`${kills} kills, ${inFlight} with a ruling in flight, ${rulings} rulings, ${observations} observations, seed ${seed}`) // prettier-ignore
  expect({ seed, ...wrong }).toEqual({
    seed,
    kills,
    lost: [],
    surplus: [],
    misrecorded: [],
    unproven: [],
  })
  expect(inFlight).toBeGreaterThanOrEqual(kills / 10)
  expect(rulings).toBeGreaterThanOrEqual(kills / 2)
}, 900_000)
