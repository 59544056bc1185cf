import assert from 'node:assert/strict'
import { accountChecks } from './accountChecks.js'
import { bookChecks } from './bookChecks.js'
import { lostAnswerChecks } from './lostAnswerChecks.js'
import { moneyChecks } from './moneyChecks.js'
import { streamChecks } from './streamChecks.js'
import { tradingChecks } from './tradingChecks.js'
import type { AcceptanceCheck, PlatformSuite, PlatformUnderTest, TestRunner } from './types.js'

/** Everything a connector must do, for a runner of one's own; `describePlatform` runs them all. */
export const platformChecks: readonly AcceptanceCheck[] = [
  ...accountChecks,
  ...tradingChecks,
  ...moneyChecks,
  ...lostAnswerChecks,
  ...streamChecks,
  // Last: platform time may be put ahead by them.
  ...bookChecks,
]

/**
 * The acceptance suite that every platform connector must pass, as tests of the running test
 * framework. It needs some seconds; checks of what `session.capabilities` does not claim pass
 * without doing anything.
 *
 * @param runner default: the global `describe`, `it`, `beforeAll` and `afterAll`, as Jest has them
 * @throws Error when there are no such globals and no runner was given
 */
export function describePlatform(suite: PlatformSuite, runner: TestRunner = globalRunner()): void {
  runner.describe(`${suite.name} connector`, () => {
    let platform: PlatformUnderTest | null = null
    runner.beforeAll(async () => {
      platform = await suite.start()
    })
    runner.afterAll(async () => {
      await platform?.session.close()
      await platform?.stop?.()
    })
    for (const check of platformChecks) {
      runner.it(check.name, async () => {
        assert.ok(platform, 'the platform did not start')
        if (check.applies?.(platform.session.capabilities) === false) return
        await check.run(platform)
      })
    }
  })
}

const runnerParts = ['describe', 'it', 'beforeAll', 'afterAll'] as const

function globalRunner(): TestRunner {
  const found = Object.fromEntries(runnerParts.map((part) => [part, Reflect.get(globalThis, part)]))
  if (isRunner(found)) return found
  throw new Error(`expected global ${runnerParts.join(', ')}: pass a runner`)
}

const isRunner = (found: object): found is TestRunner =>
  runnerParts.every((part) => typeof Reflect.get(found, part) === 'function')
