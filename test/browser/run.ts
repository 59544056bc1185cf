/*
 * The browser test: starts the firm with the command of the README, plays the whole journey in
 * Chromium, and ends with Ctrl-C and a second start. Run by node:test rather than by jest, because
 * it is one story: each step needs what the one before did, the first failure ends it, and what is
 * tried runs in processes of its own, so a registry of fresh modules per file would be of no use.
 */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test, { type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { breachIsAppealed } from './chapters/appeal.js'
import { bookIsImported } from './chapters/book.js'
import { breachArrives } from './chapters/breach.js'
import { composedProgramIsLived } from './chapters/composed.js'
import { booksWereCompared, connectionsAreLookedAt } from './chapters/connections.js'
import { somebodyIsFunded } from './chapters/funding.js'
import { incidentIsHandled } from './chapters/incident.js'
import { wrongBreachIsOverturned } from './chapters/overturn.js'
import { offersAreTaken } from './chapters/offers.js'
import { payoutIsPaid } from './chapters/payout.js'
import { everybodySignsIn } from './chapters/people.js'
import { picturesAreTaken } from './chapters/pictures.js'
import { programIsComposed } from './chapters/program.js'
import { queueIsWorkedOff } from './chapters/queue.js'
import { startsAgain } from './chapters/restart.js'
import { somebodyBuys } from './chapters/sale.js'
import { marketingWrites } from './chapters/template.js'
import { launchBrowser, newVisitor, type Visitor } from './support/browser.js'
import { freePlace, startFirm, type RunningFirm } from './support/firmProcess.js'
import { openMarket } from './support/market.js'
import { signInOperators } from './support/operators.js'
import { openShop } from './support/shop.js'
import { shootAll } from './support/shots.js'
import { storyOf } from './support/story.js'
import type { Step, World } from './support/world.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const output = fileURLToPath(new URL('./output', import.meta.url))
const wholeMs = 20 * 60_000
/** Plays these chapters alone, such as `CHAPTER=overturn,incident`. */
const only = process.env.CHAPTER

void test('a firm from npm start to Ctrl-C', { timeout: wholeMs }, async (t) => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'prop-firm-browser-'))
  const place = await freePlace(root, dataDir)
  const visitors: Visitor[] = []
  const tell = (line: string): void => t.diagnostic(line)
  await rm(output, { recursive: true, force: true })
  const step = storyOf(t, { visitors, output })
  const { ends, endAll } = endings()
  ends.unshift(() => rm(dataDir, { recursive: true, force: true }))
  // The firm has a process group of its own, so whoever breaks the test off reaches only the test.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void endAll().finally(() => process.exit(130)))
  }
  t.signal.addEventListener('abort', () => void endAll())
  try {
    const browser = await launchBrowser()
    ends.unshift(() => browser.close())
    const firm = await step('npm start says that the firm runs', () => startFirm(place, ends))
    tell(`ready after ${firm.readyAfterMs} ms, build included`)
    const world = await openWorld({ t, browser, firm, step, visitors })
    if (only) return await playAlone(world, only)
    const { login } = await play(world)
    await startsAgain({ place, firm, browser, visitors, step, tell, login, watch: ends })
  } finally {
    await endAll()
  }
})

/** What is undone when the test is over, however it ends; one that fails keeps no other from it. */
function endings() {
  const ends: (() => Promise<void>)[] = []
  const endAll = async (): Promise<void> => {
    const failures: unknown[] = []
    for (let end = ends.shift(); end !== undefined; end = ends.shift()) {
      await end().catch((error: unknown) => failures.push(error))
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not everything was ended')
  }
  return { ends, endAll }
}

/** All chapters, in the order of the story; answers what a second start must still know. */
async function play(world: World): Promise<{ readonly login: string }> {
  await everybodySignsIn(world)
  const viktor = await somebodyBuys(world)
  await breachArrives(world, viktor)
  await breachIsAppealed(world, viktor)
  const nadia = await somebodyIsFunded(world)
  await payoutIsPaid(world, nadia)
  await marketingWrites(world)
  await programIsComposed(world)
  await offersAreTaken(world)
  await wrongBreachIsOverturned(world, output)
  await queueIsWorkedOff(world, output)
  await incidentIsHandled(world, output)
  const compared = await connectionsAreLookedAt(world, output)
  await bookIsImported(world, output)
  await composedProgramIsLived(world)
  await picturesAreTaken(world, { breached: viktor, funded: nadia, folder: output })
  await booksWereCompared(world, compared)
  await world.step('the web app knows all its components', () => {
    assert.doesNotMatch(world.firm.printed(), /not found in importMap/)
    return Promise.resolve()
  })
  return { login: viktor.account.login }
}

/** Chapters that need no other before them, by the name that `CHAPTER` gives. */
const alone: Readonly<Record<string, (world: World) => Promise<void>>> = {
  book: (world) => bookIsImported(world, output),
  breach: async (world) => breachArrives(world, await somebodyBuys(world)),
  composed: composedProgramIsLived,
  connections: async (world) =>
    booksWereCompared(world, await connectionsAreLookedAt(world, output)),
  offers: offersAreTaken,
  program: programIsComposed,
  overturn: (world) => wrongBreachIsOverturned(world, output),
  queue: (world) => queueIsWorkedOff(world, output),
  incident: (world) => incidentIsHandled(world, output),
}

async function playAlone(world: World, names: string): Promise<void> {
  await world.market.hold()
  for (const name of names.split(',')) {
    const chapter = alone[name]
    assert.ok(chapter, `CHAPTER: expected of ${Object.keys(alone).join(', ')}, was ${name}`)
    await chapter(world)
  }
}

type Opening = {
  readonly t: TestContext
  readonly browser: Browser
  readonly firm: RunningFirm
  readonly step: Step
  readonly visitors: Visitor[]
}

async function openWorld({ t, browser, firm, step, visitors }: Opening): Promise<World> {
  const visit = async (name: string): Promise<Visitor> => {
    const visitor = await newVisitor(browser, { name, baseURL: firm.url })
    visitors.push(visitor)
    return visitor
  }
  return {
    firm,
    browser,
    operators: await step('every role signs in', () => signInOperators(firm, visit)),
    shop: openShop(firm),
    market: openMarket(firm),
    step,
    tell: (line) => t.diagnostic(line),
    visit,
    pictures: (page, name) =>
      shootAll(page, { folder: output, name, keep: true }, () => Promise.resolve()),
    picture: async (page, name) => {
      await page.screenshot({ path: path.join(output, `step-${name}.png`) })
    },
  }
}
