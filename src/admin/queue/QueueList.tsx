'use client'
import type { RefObject } from 'react'
import type { QueueItem } from '../../readModels/queue/model.js'
import { counted } from '../parts/counted.js'
import { Problem } from '../parts/Problem.js'
import { QueueRow } from './QueueRow.js'
import type { Filter, useQueue } from './useQueue.js'
import type { useSelection } from './useSelection.js'

type Props = {
  readonly list: ReturnType<typeof useQueue>
  readonly filter: Filter
  readonly search: RefObject<HTMLInputElement | null>
  readonly selection: ReturnType<typeof useSelection>
  readonly problems: ReadonlyMap<string, string>
  readonly onFilterText: (text: string) => void
}

/** The rows; new ones wait above until they are asked for. */
export function QueueList(props: Props) {
  const { list } = props
  const onReload = () => void list.reload()
  const { queue, rows, fresh, failedSince } = list
  return (
    <>
      <Search {...props} />
      {failedSince === null ? null : (
        <Problem onRetry={onReload}>
          The list could not be asked for; what you see may be old.
        </Problem>
      )}
      <table className="pf-queue__table">
        {head}
        <tbody>
          {fresh.length > 0 ? (
            <tr className="pf-queue__fresh">
              <td colSpan={6}>
                <button onClick={onReload} type="button">
                  {fresh.length} new
                </button>
              </td>
            </tr>
          ) : null}
          {rows.map((item) => (
            <Row item={item} key={item.id} {...props} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && fresh.length === 0 ? <Nothing {...props} /> : null}
      {queue.next === null ? null : (
        <button className="pf-button pf-queue__more" onClick={() => void list.more()} type="button">
          Show more
        </button>
      )}
    </>
  )
}

const Search = ({ filter, search, onFilterText }: Props) => (
  <label className="pf-queue__search">
    <span className="sr-only">Filter by name, account or reference</span>
    <input
      onChange={(event) => onFilterText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
      placeholder="Filter by name, account or reference"
      ref={search}
      type="search"
      value={filter.text}
    />
  </label>
)

const head = (
  <thead>
    <tr>
      <th scope="col">
        <span className="sr-only">Select</span>
      </th>
      <th scope="col">Kind</th>
      <th scope="col">Subject, and why it waits</th>
      <th className="pf-number pf-queue__waiting" scope="col">
        Waiting
      </th>
      <th className="pf-number" scope="col">
        Due
      </th>
      <th className="pf-queue__owner" scope="col">
        Owner
      </th>
    </tr>
  </thead>
)

type RowProps = Props & { readonly item: QueueItem }

const Row = ({ item, list, selection, problems }: RowProps) => (
  <QueueRow
    gone={list.gone.get(item.id)}
    isChecked={selection.checked.has(item.id)}
    isSelected={item === selection.selected}
    item={item}
    now={list.queue.at}
    onCheck={() => selection.check(item)}
    onSelect={() => selection.select(item.id)}
    problem={problems.get(item.id)}
  />
)

/** Says what the list would hold, and how much waits elsewhere. */
function Nothing({ list: { queue }, filter }: Props) {
  const isFiltered = filter.text !== '' || filter.kind !== undefined || filter.owner !== 'all'
  const waiting = queue.counts.reduce((sum, each) => sum + each.waiting, 0)
  if (!isFiltered || waiting === 0) {
    return (
      <p className="pf-empty">
        Nothing waits for you. Payouts, cases and breaches appear here as soon as they need a
        decision.
      </p>
    )
  }
  return (
    <p className="pf-empty">
      Nothing waits here. {counted(waiting, 'decision waits', 'decisions wait')} outside this
      filter.
    </p>
  )
}
