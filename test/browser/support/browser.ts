import { existsSync } from 'node:fs'
import assert from 'node:assert/strict'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
  type Request,
} from 'playwright-core'

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
  /** Whose browser it is, for the names of pictures. */
  readonly name: string
  readonly page: Page
  readonly context: BrowserContext
  /** What was wrong on this person's pages since the last look, each with the page it was on. */
  readonly complaints: () => readonly string[]
  /**
   * Runs steps in which a server's refusal is the point: an answer of these statuses to what is
   * asked meanwhile is no complaint.
   */
  readonly expecting: <T>(statuses: readonly number[], steps: () => Promise<T>) => Promise<T>
}

export const wide = { width: 1440, height: 900 }
export const narrow = { width: 1024, height: 768 }

type Guest = { readonly name: string; readonly baseURL: string }

/** A person at a browser of their own, signed in nowhere. */
export async function newVisitor(browser: Browser, { name, baseURL }: Guest): Promise<Visitor> {
  const context = await browser.newContext({ baseURL, viewport: wide, locale: 'en-GB' })
  context.setDefaultTimeout(30_000)
  context.on('page', answersOnceHydrated)
  const page = await context.newPage()
  let complaints: string[] = []
  let expected: readonly number[] = []
  /** What each question was allowed to be answered, since the answer may come after the steps. */
  const allowed = new WeakMap<Request, readonly number[]>()
  const complain = (on: Page | null, text: string): void => {
    complaints.push(`${name} at ${on ? new URL(on.url()).pathname : 'no page'}: ${text}`)
  }
  context.on('console', (message) => {
    // The browser's own line about a refused request; the answer itself is looked at below.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    complain(message.page(), message.text())
  })
  // Whoever leaves a form that is not saved means it.
  context.on('dialog', (dialog) => {
    void (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss())
  })
  context.on('weberror', (error) => complain(error.page(), error.error().message))
  context.on('request', (request) => {
    allowed.set(request, expected)
    const address = request.url()
    // A back office neither needs nor trusts anybody else's server.
    if (/^https?:/.test(address) && !address.startsWith(baseURL)) {
      complain(page, `asked for ${address}`)
    }
  })
  context.on('response', (response) => {
    const status = response.status()
    if (status < 400 || allowed.get(response.request())?.includes(status)) return
    complain(page, `${status} for ${response.request().method()} ${response.url()}`)
  })
  return {
    name,
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
        expected = []
      }
    },
  }
}

/**
 * What the server sent looks finished before it listens, and a click in between is lost: whoever goes
 * to a page of the admin waits until it listens. Signing in has no navigation that would tell.
 */
function answersOnceHydrated(page: Page): void {
  const hydrated = () =>
    page.waitForFunction(
      () =>
        document.querySelector('.template-default') === null ||
        document.querySelector('.template-default--nav-hydrated') !== null,
    )
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  page.goto = async (...asked) => {
    const answer = await goto(...asked)
    await hydrated()
    return answer
  }
  page.reload = async (...asked) => {
    const answer = await reload(...asked)
    await hydrated()
    return answer
  }
}

type Asking = { readonly method?: string; readonly body?: unknown }

/** What the page's own script gets from the API, with the person's session. */
export function askFrom(
  page: Page,
  address: string,
  { method = 'GET', body }: Asking = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const sent = body === undefined ? null : JSON.stringify(body)
  return page.evaluate(
    async ([path, verb, words]) => {
      const answer = await fetch(path, {
        method: verb,
        ...(words === null ? {} : { body: words, headers: { 'content-type': 'application/json' } }),
      })
      return { status: answer.status, text: await answer.text() }
    },
    [address, method, sent] as const,
  )
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
