import { InvariantError } from '../errors.js'
import type { Value } from './values.js'

/**
 * What converters share. Payload's conversion catches whatever a converter throws, logs it and
 * leaves the node out, so a fault would send half a message. Hence every converter reports its node
 * with `done`, and `finish` compares the number with the nodes of the body.
 */
export type Conversion = {
  readonly value: (name: string) => Value
  readonly done: (converted: string) => string
  readonly finish: (expectedNodes: number) => void
}

export function conversion(values: ReadonlyMap<string, Value>): Conversion {
  let converted = 0
  return {
    value: (name) => {
      const value = values.get(name)
      if (!value) throw new InvariantError(`variable "${name}" has no value`)
      return value
    },
    done: (text) => {
      converted += 1
      return text
    },
    finish: (expectedNodes) => {
      if (converted === expectedNodes) return
      throw new InvariantError(
        `expected ${expectedNodes} nodes of the message to be converted, was ${converted}`,
      )
    },
  }
}
