'use client'
import { createContext, useContext, type ComponentType } from 'react'
import type { InputProps } from './inputProps.js'

const Nested = createContext<ComponentType<InputProps> | null>(null)

/** Says what draws the parts of a part: inputs of lists and groups hold inputs of any shape again. */
export const NestedInputs = Nested.Provider

/** The input of a place inside another one. */
export function NestedInput(props: InputProps) {
  const Input = useContext(Nested)
  return Input ? <Input {...props} /> : null
}
