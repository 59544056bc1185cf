'use client'
import { ReactSelect, useListQuery, type ReactSelectOption } from '@payloadcms/ui'
import type { Where } from 'payload'
import { useRef } from 'react'
import type { StatusProps } from './status.js'
import { placeOf, readStatuses, writeStatuses } from './statusCondition.js'

/**
 * The value of a filter on the status: words instead of typing. Payload renders a filter without its
 * value, so it is read from and written to the list's query, at the place where the filter stands.
 */
export function StatusFilter({ statuses }: StatusProps) {
  const { query, handleWhereChange } = useListQuery()
  const element = useRef<HTMLDivElement>(null)
  const options = Object.entries(statuses).map(([value, { label }]) => ({ value, label }))
  const chosen = readStatuses(query.where, placeOf(element.current))
  const choose = (picked: ReactSelectOption | ReactSelectOption[]) => {
    const values = [picked ?? []].flat().map(({ value }) => String(value))
    const where = writeStatuses(query.where, placeOf(element.current), values)
    void handleWhereChange?.(where as Where)
  }
  return (
    <div ref={element}>
      <ReactSelect
        isClearable
        isMulti
        onChange={choose}
        options={options}
        value={options.filter(({ value }) => chosen.includes(value))}
      />
    </div>
  )
}
