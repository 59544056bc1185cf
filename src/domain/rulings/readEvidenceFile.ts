import { DomainFault } from '../fault.js'

const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/g

/**
 * The JSON of a file, provided that the text says nothing else than what is read from it: a name
 * given twice or more digits than a number holds would let two readers see two different figures.
 *
 * @throws DomainFault that says what is wrong
 */
export function readExactJson(text: string): unknown {
  const value = parse(text)
  const written = tokensOf(text)
  const read = tokensOf(JSON.stringify(value))
  const index = written.findIndex((token, place) => token !== read[place])
  if (index === -1 && written.length === read.length) return value
  throw new DomainFault(
    `expected JSON that can be read in one way only, was ${written[index] ?? 'a name given twice'}`,
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainFault('expected a file of JSON')
  }
}

/** Names and values in an order that does not depend on where they stand. */
const tokensOf = (text: string): string[] => (text.match(tokens) ?? []).sort()
