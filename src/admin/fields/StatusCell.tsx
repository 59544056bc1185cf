'use client'
import { CellLink, Nothing, type CellProps } from './cell.js'
import { StatusText, type StatusProps } from './status.js'

export const StatusCell = ({ cellData, statuses, link, linkURL }: CellProps & StatusProps) =>
  typeof cellData === 'string' ? (
    <CellLink link={link} linkURL={linkURL}>
      <StatusText statuses={statuses} value={cellData} />
    </CellLink>
  ) : (
    <Nothing />
  )
