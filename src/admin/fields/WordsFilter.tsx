'use client'
import { ReactSelect, useListQuery, type ReactSelectOption } from '@payloadcms/ui'
import type { Where } from 'payload'
import { useRef } from 'react'
import { placeOf, readWords, writeWords } from './wordsCondition.js'

type Props = {
  readonly field: string
  /** Each word with the values that are stored for it; the first tells it apart. */
  readonly options: readonly { readonly label: string; readonly values: readonly string[] }[]
}

/**
 * The value of a filter: words instead of typing. Payload renders a filter without its value, so it is
 * read from and written to the list's query, at the place where the filter stands.
 */
export function WordsFilter({ field, options }: Props) {
  const { query, handleWhereChange } = useListQuery()
  const element = useRef<HTMLDivElement>(null)
  const filtered = () => ({ field, place: placeOf(element.current) })
  const chosen = readWords(query.where, filtered())
  const offered = options.map(({ label, values }) => ({
    ...{ label, value: values[0] ?? '' },
    isChosen: values.some((value) => chosen.includes(value)),
  }))
  const choose = (picked: ReactSelectOption | ReactSelectOption[]) => {
    const names = [picked ?? []].flat().map(({ value }) => String(value))
    const values = options.flatMap((each) =>
      names.includes(each.values[0] ?? '') ? each.values : [],
    )
    void handleWhereChange?.(writeWords(query.where, filtered(), values) as Where)
  }
  return (
    <div ref={element}>
      <ReactSelect
        isClearable
        isMulti
        onChange={choose}
        options={offered}
        value={offered.filter(({ isChosen }) => isChosen)}
      />
    </div>
  )
}
