'use client'
import { LimitBar } from '../parts/LimitBar.js'
import { Nothing, type CellProps } from './cell.js'
import { useLiveRow } from './liveRows.js'
import './fields.css'

/** The limit that is used most, as a bar with its share; follows the platform. */
export function LimitCell({ cellData, collectionSlug, rowData }: CellProps) {
  const live = useLiveRow({ collectionSlug, id: rowData.id })
  const used = live?.used ?? cellData
  return typeof used === 'number' ? (
    <div className="pf-cell-limit">
      <LimitBar label="Limit used" used={used} />
    </div>
  ) : (
    <Nothing />
  )
}
