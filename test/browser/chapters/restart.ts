import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { search } from '../support/admin.js'
import { newVisitor, type Visitor } from '../support/browser.js'
import { startFirm, type Place, type RunningFirm } from '../support/firmProcess.js'
import { loginOf, signIn } from '../support/operators.js'
import type { Step } from '../support/world.js'

const secondStartMsMax = 15_000

type Restart = {
  readonly place: Place
  readonly firm: RunningFirm
  readonly browser: Browser
  /** Everybody whose pages are open. */
  readonly visitors: Visitor[]
  readonly step: Step
  readonly tell: (line: string) => void
  /** The login of an account that the second start must still know. */
  readonly login: string
  /** What is undone at the end, first things first. */
  readonly watch: (() => Promise<void>)[]
}

/** Ctrl-C ends every process; a second start with the same data is quick and has forgotten nothing. */
export async function startsAgain(restart: Restart): Promise<void> {
  const { place, firm, browser, visitors, step, tell, login, watch } = restart
  await step('Ctrl-C ends every process', async () => {
    await everybodyLeaves(visitors)
    assert.deepEqual(await firm.interrupt(), [])
  })
  const again = await step('a second start is ready within 15 s', () => startFirm(place, watch))
  tell(`second start ready after ${again.readyAfterMs} ms`)
  await step('and has all its data', async () => {
    assert.ok(again.readyAfterMs <= secondStartMsMax, `${again.readyAfterMs} ms`)
    const visitor = await newVisitor(browser, { name: 'support-again', baseURL: again.url })
    visitors.push(visitor)
    await signIn(visitor, loginOf(again, 'support'))
    await visitor.page.waitForURL((url) => url.pathname === '/admin')
    const hits = await search(visitor.page, login)
    await hits.filter({ hasText: 'Breached' }).first().waitFor()
  })
  await step('Ctrl-C ends that one too', async () => {
    await everybodyLeaves(visitors)
    assert.deepEqual(await again.interrupt(), [])
  })
}

/** A page that stays open would complain that nobody answers it any more. */
async function everybodyLeaves(visitors: Visitor[]): Promise<void> {
  await Promise.all(visitors.splice(0).map(({ context }) => context.close()))
}
