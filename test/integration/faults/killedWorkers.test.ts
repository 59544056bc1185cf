import { afterAll, expect, it } from '@jest/globals'
import { cleanUpPaper } from '../../platforms/launchPaper.js'
import { nothingWrong } from './support/comparison.js'
import { chooseSeed, killWorkers } from './support/killWorkers.js'

afterAll(cleanUpPaper)

const kills = process.env['LONG'] === '1' ? 200 : 20

it(`two workers lose, double and change nothing while one is killed ${kills} times`, async () => {
  const { wrong, ...report } = await killWorkers({ kills, seed: chooseSeed() })
  console.log(`${kills} kills: ${JSON.stringify(report)}`)
  expect({ seed: report.seed, ...wrong }).toEqual({ seed: report.seed, ...nothingWrong })
  expect(report.inFlight).toBeGreaterThanOrEqual(kills / 10)
  expect(report.rulings).toBeGreaterThanOrEqual(kills / 2)
}, 900_000)
