import type { Answer } from '../publishedCase.js'

type Item = Readonly<Record<string, unknown>>

const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the items of a list are told apart by. */
const keys = ['i', 'day', 'asOf']

/**
 * Lists name only the events they speak of: items are found by what tells them apart, and a list of
 * plain values for every event is that one figure of each.
 */
export function asAsked(answer: Answer, expected: Answer): Answer {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, listAsked(value, expected[name])]),
  )
}

function listAsked(all: unknown, asked: unknown): unknown {
  if (!Array.isArray(all) || !Array.isArray(asked) || !all.every(isItem)) return all
  if (asked.every(isItem)) return asked.map((item) => found(all, item))
  const [figure] = Object.keys(all[0] ?? {}).filter((key) => !keys.includes(key))
  return figure === undefined ? all : all.map((item) => item[figure])
}

function found(all: readonly Item[], item: Item): Item | undefined {
  const key = keys.find((each) => item[each] !== undefined)
  return key === undefined ? undefined : all.find((each) => each[key] === item[key])
}
