import { negate } from '../money/minor.js'
import { DomainFault } from '../fault.js'
import { entry, type Entry } from './entry.js'

/**
 * Takes an entry back by an entry of its own, the only way to correct the journal. Once per entry.
 *
 * @param at when the mistake was corrected, UTC milliseconds
 * @throws DomainFault for a reversal: what was reversed by mistake is booked anew
 */
export function reversal(mistake: Entry, at: number): Entry {
  if (mistake.kind === 'reversal') {
    throw new DomainFault(`expected an entry other than a reversal, was ${mistake.key}`)
  }
  return entry({
    key: `${mistake.key}:reversal`,
    kind: 'reversal',
    subject: mistake.subject,
    at,
    lines: mistake.lines.map((line) => ({ ...line, amount: negate(line.amount) })),
    ...(mistake.conversion && { conversion: mistake.conversion }),
  })
}
