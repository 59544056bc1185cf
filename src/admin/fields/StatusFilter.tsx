'use client'
import type { StatusProps } from './status.js'
import { WordsFilter } from './WordsFilter.js'

/** The value of a filter on the status. */
export const StatusFilter = ({ statuses }: StatusProps) => (
  <WordsFilter
    field="status"
    options={Object.entries(statuses).map(([value, { label }]) => ({ label, values: [value] }))}
  />
)
