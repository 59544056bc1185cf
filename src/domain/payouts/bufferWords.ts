import { bufferOf } from './buffer.js'
import type { BufferTerms } from './bufferTerms.js'
import { amountOf, type SizeOf } from './figure.js'
import { byNumber, figureWords, firstPayouts, moneyWords, percentWords } from './wordParts.js'
import { zero } from '../money/minor.js'

/** What has to be there, or has to stay. */
export function bufferWords(buffer: BufferTerms, account: SizeOf): string[] {
  if (buffer.kind === 'none') return []
  if (buffer.kind === 'shareKept') {
    return [`${percentWords(buffer.bps)} of the profit stays on the account.`]
  }
  const top = bufferOf({ buffer, account: { ...account, startingBalance: zero }, number: 1 })
  const amount = moneyWords(top, account)
  const which = buffer.firstPayouts === null ? '' : ` This holds for ${firstPayouts(buffer.firstPayouts)}.` // prettier-ignore
  if (buffer.kind === 'reached') {
    return [`A payout needs ${amount} above the starting balance; then all of the profit can leave.${which}`] // prettier-ignore
  }
  const words = [`Profit up to ${amount} above the starting balance stays there.${which}`]
  if (buffer.excessBps) {
    const shares = byNumber(buffer.excessBps.map(percentWords), 'for')
    words.push(`Of what lies above it ${shares} can leave.`)
  }
  if (amountOf(buffer.leastExcess, account) > 0) {
    words.push(`At least ${figureWords(buffer.leastExcess, account)} must lie above it.`)
  }
  if (buffer.inside) {
    const often = buffer.inside.once ? 'once, ' : ''
    words.push(`Before it is full, ${often}${percentWords(buffer.inside.bps)} of the profit can leave.`) // prettier-ignore
  }
  return words
}
