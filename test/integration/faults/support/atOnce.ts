/** Runs `run` for each, so many at a time; answers how each ended, in their order. */
export async function atOnce<Item, Result>(
  most: number,
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<PromiseSettledResult<Result>[]> {
  const ended: Promise<Result>[] = []
  const waiting = items.entries()
  const lane = async (): Promise<void> => {
    for (const [place, item] of waiting) {
      const running = run(item)
      ended[place] = running
      await running.catch(() => undefined)
    }
  }
  await Promise.all(Array.from({ length: most }, lane))
  return Promise.allSettled(ended)
}
