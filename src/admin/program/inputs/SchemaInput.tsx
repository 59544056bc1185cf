'use client'
import { GroupInput } from './GroupInput.js'
import type { InputProps } from './inputProps.js'
import { LeafInput } from './LeafInput.js'
import { ListInput } from './ListInput.js'
import { VariantsInput } from './VariantsInput.js'

/** The input of a place in a schema: its shape says which. */
export function SchemaInput(props: InputProps) {
  const { kind } = props.field
  if (kind === 'list') return <ListInput {...props} />
  if (kind === 'group') return <GroupInput {...props} />
  if (kind === 'variants') return <VariantsInput {...props} />
  return <LeafInput {...props} />
}
