'use client'
import { stageLabel } from '../../domain/lifecycles/stage.js'
import { CellLink, Nothing, type CellProps } from './cell.js'

/** A challenge's stage: `evaluation-2` → `Phase 2`. */
export function StageCell({ cellData, link, linkURL }: CellProps) {
  if (typeof cellData !== 'string' || cellData === '') return <Nothing />
  const label = stageLabel(cellData)
  return (
    <CellLink link={link} linkURL={linkURL}>
      {label.charAt(0).toUpperCase() + label.slice(1)}
    </CellLink>
  )
}
