import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { TestContext } from 'node:test'
import type { Visitor } from './browser.js'
import { sameKeys } from './sameKeys.js'
import type { Step } from './world.js'

type Watched = {
  /** Everybody whose console is read after each step. */
  readonly visitors: readonly Visitor[]
  /** Where pictures of a failure are kept. */
  readonly output: string
}

/**
 * Steps of one story as subtests. A step fails by throwing, or by what a browser's console
 * complained about meanwhile, or by a list with the same key twice; then pictures of all open pages
 * are kept and the story ends.
 */
export function storyOf(t: TestContext, { visitors, output }: Watched): Step {
  return async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const done: { value: T }[] = []
    await t.test(name, async () => {
      try {
        const value = await run()
        const complaints = visitors.flatMap((visitor) => visitor.complaints())
        assert.deepEqual(complaints, [], 'nothing is wrong in the consoles')
        assert.deepEqual(await keysTwice(visitors), [], 'no list has the same key twice')
        done.push({ value })
      } catch (error) {
        await keepPictures(visitors, output)
        throw error
      }
    })
    const [first] = done
    if (!first) throw new Error(`the story ends here: ${name}`)
    return first.value
  }
}

async function keysTwice(visitors: readonly Visitor[]): Promise<readonly string[]> {
  const pages = visitors.flatMap(({ context }) => context.pages())
  const found = await Promise.all(
    pages.map(async (page) => {
      // A page that is on its way to another address is looked at after the next step.
      const twice = await sameKeys(page).catch(() => [])
      return twice.map((words) => `${page.url()}: ${words}`)
    }),
  )
  return found.flat()
}

async function keepPictures(visitors: readonly Visitor[], output: string): Promise<void> {
  await mkdir(output, { recursive: true })
  for (const { name, context } of visitors) {
    for (const [index, page] of context.pages().entries()) {
      if (page.isClosed() || page.url() === 'about:blank') continue
      const file = path.join(output, `failed-${name}${index > 0 ? `-${index + 1}` : ''}.png`)
      // What failed matters more than a picture of it.
      await page.screenshot({ path: file, timeout: 5_000 }).catch(() => undefined)
    }
  }
}
