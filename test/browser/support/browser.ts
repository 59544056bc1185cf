import { existsSync } from 'node:fs'
import assert from 'node:assert/strict'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * Starts the machine's Chromium; `CHROMIUM` names one that lies elsewhere.
 *
 * @throws Error with one sentence when there is none
 */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env.CHROMIUM ? [process.env.CHROMIUM] : places
  const executablePath = given.find((file) => existsSync(file))
  if (executablePath === undefined) {
    throw new Error(
      `Chromium is missing: expected it at ${given.join(' or ')}; install it or name its path in CHROMIUM.`,
    )
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

export type Visitor = {
  readonly page: Page
  readonly context: BrowserContext
  /** What the browser's console complained about since the last look, with the page it was on. */
  readonly complaints: () => readonly string[]
  /**
   * Runs steps in which a server's refusal is the point: an answer of these statuses, which every
   * browser writes to its console, is no complaint meanwhile.
   */
  readonly expecting: <T>(statuses: readonly number[], steps: () => Promise<T>) => Promise<T>
}

export const wide = { width: 1440, height: 900 }
export const narrow = { width: 1024, height: 768 }

/** A person at a browser of their own, signed in nowhere. */
export async function newVisitor(browser: Browser, baseURL: string): Promise<Visitor> {
  const context = await browser.newContext({ baseURL, viewport: wide, locale: 'en-GB' })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  let complaints: string[] = []
  let expected: readonly number[] = []
  const complain = (text: string): void => {
    complaints.push(`${new URL(page.url()).pathname}: ${text}`)
  }
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    const status = Number(/status of (\d{3})/.exec(message.text())?.[1])
    if (!expected.includes(status)) complain(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => complain(error.message))
  // A back office neither needs nor trusts anybody else's server.
  page.on('request', (request) => {
    const address = request.url()
    if (/^https?:/.test(address) && !address.startsWith(baseURL)) complain(`asked for ${address}`)
  })
  return {
    page,
    context,
    complaints: () => {
      const seen = complaints
      complaints = []
      return seen
    },
    expecting: async (statuses, steps) => {
      expected = statuses
      try {
        return await steps()
      } finally {
        // The line about an answer may come after the answer.
        await page.waitForTimeout(200)
        expected = []
      }
    },
  }
}

/** The page fits the width of its window; wide tables scroll in a frame of their own. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, frame, widest } = await page.evaluate(() => {
    const root = document.documentElement
    const over = [...document.querySelectorAll('body *')].find(
      (each) => each.getBoundingClientRect().right > root.clientWidth + 1,
    )
    return {
      content: root.scrollWidth,
      frame: root.clientWidth,
      widest: over ? `${over.tagName} ${over.className}` : '',
    }
  })
  assert.ok(content <= frame, `${page.url()} is ${content} wide in ${frame}, first ${widest}`)
}
