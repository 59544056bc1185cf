import { setTimeout as sleep } from 'node:timers/promises'

const everyMs = 150

/**
 * Asks again and again until there is an answer.
 *
 * @throws Error with `what` after `withinMs`, by default 30 s
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  withinMs = 30_000,
): Promise<T> {
  const giveUpAt = Date.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer !== null && answer !== undefined && answer !== false) return answer
    if (Date.now() > giveUpAt) throw new Error(`waited ${withinMs / 1000} s for: ${what}`)
    await sleep(everyMs)
  }
}
