'use client'
import { isRole } from '../../domain/roles.js'
import { CellLink, Nothing, type CellProps } from './cell.js'
import { roleWords } from './roleWords.js'

/** `Finance, Risk`. */
export function RolesCell({ cellData, link, linkURL }: CellProps) {
  const held = Array.isArray(cellData) ? cellData.filter(isRole) : []
  if (held.length === 0) return <Nothing />
  return (
    <CellLink link={link} linkURL={linkURL}>
      {held.map((role) => roleWords[role].label).join(', ')}
    </CellLink>
  )
}
