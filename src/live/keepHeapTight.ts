import { getHeapStatistics, setFlagsFromString } from 'node:v8'

/** What may lie about of a small heap until the collector runs. */
const slackBytes = 80 * 2 ** 20
const smallBytes = 200 * 2 ** 20
/** Of a large heap a fifth, in per cent, so that 200,000 accounts stay within their half gigabyte. */
const growthMin = 20
const growthMax = 100
/** A worker takes up its accounts within seconds. */
const everyMs = 500

/**
 * Has the collector run when a large heap has grown by a fifth. Left alone it waits until it has doubled
 * or more: the process that follows hundreds of thousands of accounts, all of which it keeps, would take
 * three times the memory it needs. A small heap grows by a fifth every few seconds, and the rulings of that
 * moment would wait: it may grow by `slackBytes`. For the whole process, so only where it is ours.
 */
export function keepHeapTight(): void {
  fit()
  setInterval(fit, everyMs).unref()
}

function fit(): void {
  const { used_heap_size: used } = getHeapStatistics()
  const growth = used < smallBytes ? Math.round((100 * slackBytes) / used) : growthMin
  setFlagsFromString(`--heap-growing-percent=${Math.min(growthMax, growth)}`)
}
