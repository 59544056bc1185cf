'use client'
import { CellLink, Nothing, type CellProps } from './cell.js'
import { labelOf, type RuleLabels } from './ruleKeys.js'

/** A rule as it is called. */
export function RuleCell({
  cellData,
  link,
  linkURL,
  labels,
}: CellProps & { readonly labels: RuleLabels }) {
  if (typeof cellData !== 'string' || cellData === '') return <Nothing />
  return (
    <CellLink link={link} linkURL={linkURL}>
      {labelOf(labels, cellData)}
    </CellLink>
  )
}
