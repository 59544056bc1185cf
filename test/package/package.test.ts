import { afterAll, beforeAll } from '@jest/globals'
import { extendedApp, extendedBuilt } from './suites/extendedApp.js'
import { extendedServed } from './suites/extendedServed.js'
import { extendedTrading } from './suites/extendedTrading.js'
import { packedPlugin } from './suites/packedPlugin.js'
import { plainApp, plainUnchanged } from './suites/plainApp.js'
import { plainServed } from './suites/plainServed.js'
import { repository } from './support/hostApp.js'
import { run } from './support/run.js'
import { makeWorld, minutes, type World } from './support/world.js'

let made: World | undefined

const world = (): World => {
  if (!made) throw new Error('the app was not made')
  return made
}

beforeAll(async () => {
  await run('npm', ['run', 'build'], { cwd: repository })
  made = await makeWorld()
}, 6 * minutes)

afterAll(() => made?.remove(), minutes)

// In this order: what is served is what was migrated and built before.
packedPlugin(world)
plainApp(world)
extendedApp(world)
plainUnchanged(world)
extendedBuilt(world)
plainServed(world)
extendedServed(world)
extendedTrading(world)
