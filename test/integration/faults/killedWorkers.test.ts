import { afterAll, expect, it } from '@jest/globals'
import { cleanUpPaper } from '../../platforms/launchPaper.js'
import { nothingWrong } from './support/comparison.js'
import { killWorkers } from './support/killWorkers.js'
import { chooseSeed } from './support/scene.js'

afterAll(cleanUpPaper)

const kills = process.env['LONG'] === '1' ? 200 : 20

it(`two workers lose, double and change nothing while one is killed ${kills} times`, async () => {
  const { wrong, found: inFlight, ...report } = await killWorkers({ kills, seed: chooseSeed() })
  console.log(`${kills} kills: ${JSON.stringify({ inFlight, ...report })}`)
  expect({ seed: report.seed, ...wrong }).toEqual({ seed: report.seed, ...nothingWrong })
  expect(inFlight).toBeGreaterThanOrEqual(kills / 10)
  expect(report.rulings).toBe(report.ended)
  expect(report.rulings).toBeGreaterThanOrEqual(kills / 2)
}, 900_000)
