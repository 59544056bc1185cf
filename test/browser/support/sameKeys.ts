import type { Page } from 'playwright-core'

type Fiber = {
  readonly key: string | null
  readonly type: unknown
  readonly child: Fiber | null
  readonly sibling: Fiber | null
  readonly return: Fiber | null
  readonly memoizedProps: unknown
}

/**
 * Elements of one list that React was given under the same key, each with the key and the way to it:
 * React mixes them up when the list changes, and says so only in development.
 */
export const sameKeys = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    // No named functions here: they would not come along into the page.
    const found = new Set<string>()
    const root = Object.entries(document).find(([name]) => name.startsWith('__reactContainer'))?.[1]
    const open: Fiber[] = root ? [root as Fiber] : []
    for (let fiber = open.pop(); fiber !== undefined; fiber = open.pop()) {
      const seen = new Set<string>()
      for (let child = fiber.child; child !== null; child = child.sibling) {
        open.push(child)
        if (child.key === null) continue
        if (!seen.has(child.key)) {
          seen.add(child.key)
          continue
        }
        const way: string[] = []
        for (let at: Fiber | null = child; at !== null && way.length < 4; at = at.return) {
          const { className } = (at.memoizedProps ?? {}) as { className?: unknown }
          if (typeof at.type === 'string') way.unshift(`${at.type}.${String(className)}`)
        }
        found.add(`${child.key} twice in ${way.join(' > ')}`)
      }
    }
    return [...found]
  })
