import { getHeapStatistics, setFlagsFromString } from 'node:v8'

/** What may lie about until the collector runs, as long as the heap is small against it. */
const slackBytes = 80 * 2 ** 20
/** Of a large heap a fifth, so that 200,000 accounts stay within their half gigabyte. */
const growthMin = 20
const growthMax = 150
const everyMs = 5_000

/**
 * Has the collector run when the heap has grown by `slackBytes`, or by a fifth where that is more. Left alone
 * it waits until a large heap has doubled or more: the process that follows hundreds of thousands of
 * accounts, all of which it keeps, would take three times the memory it needs. With a fifth of a small heap it would run
 * every few seconds, and hold up the rulings of that moment. For the whole process, so only where it is ours.
 */
export function keepHeapTight(): void {
  fit()
  setInterval(fit, everyMs).unref()
}

function fit(): void {
  const growth = Math.round((100 * slackBytes) / getHeapStatistics().used_heap_size)
  const percent = Math.min(growthMax, Math.max(growthMin, growth))
  setFlagsFromString(`--heap-growing-percent=${percent}`)
}
