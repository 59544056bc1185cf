'use client'
import { CellLink, Nothing, type CellProps } from './cell.js'

/** A stored word as people say it. */
export function WordCell({
  cellData,
  link,
  linkURL,
  words,
}: CellProps & { readonly words: Readonly<Record<string, string>> }) {
  if (typeof cellData !== 'string') return <Nothing />
  return (
    <CellLink link={link} linkURL={linkURL}>
      {words[cellData] ?? cellData}
    </CellLink>
  )
}
