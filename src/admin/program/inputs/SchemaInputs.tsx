'use client'
import { NestedInputs } from './NestedInput.js'
import { Parts, type PartsProps } from './Parts.js'
import { SchemaInput } from './SchemaInput.js'

/** The inputs of a whole object, with all that is inside them. */
export const SchemaInputs = (props: PartsProps) => (
  <NestedInputs value={SchemaInput}>
    <Parts {...props} />
  </NestedInputs>
)
