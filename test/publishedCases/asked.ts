import { z } from 'zod'
import type { Answer, PublishedCase } from './publishedCase.js'

type Row = Readonly<Record<string, unknown>>

const rows = z.array(z.record(z.string(), z.unknown())).min(1)

/** What a row of a list may say which event it is about, in this order. */
const questions = ['i', 'payoutNumber', 'day', 't'] as const

/**
 * Lists of a figure by event, in the form that the case asks for: rows such as `{ i, payout }`, of
 * some events alone, or a plain figure for each event.
 */
export function asAsked(answer: Answer, given: PublishedCase): Answer {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => {
      const asked = rows.safeParse(given.expected[name])
      const isList = Array.isArray(value) && asked.success
      return [name, isList ? asked.data.map((row) => askedRow(given, value, row)) : value]
    }),
  )
}

/** A figure alone answers under whatever name the row has for it. */
function askedRow({ timeline }: PublishedCase, all: readonly unknown[], row: Row): unknown {
  const by = questions.find((name) => row[name] !== undefined)
  if (by === undefined) return undefined
  const place = by === 'i' ? row.i : timeline.findIndex((event) => event[by] === row[by])
  const found = all[Number(place)]
  const figures =
    typeof found === 'object' && found !== null
      ? found
      : Object.fromEntries(Object.keys(row).map((name) => [name, found]))
  return { ...figures, [by]: row[by] }
}
