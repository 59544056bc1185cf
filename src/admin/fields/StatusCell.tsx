'use client'
import { CellLink, Nothing, type CellProps } from './cell.js'
import { useLiveRow } from './liveRows.js'
import { StatusText, type StatusProps } from './status.js'

/** The status of a row: what machines and other people do is followed while the list is open. */
export function StatusCell(props: CellProps & StatusProps) {
  const { cellData, collectionSlug, rowData, statuses, link, linkURL } = props
  const live = useLiveRow({ collectionSlug, id: rowData.id })
  const status = live?.status ?? cellData
  return typeof status === 'string' ? (
    <CellLink link={link} linkURL={linkURL}>
      <StatusText statuses={statuses} value={status} />
    </CellLink>
  ) : (
    <Nothing />
  )
}
