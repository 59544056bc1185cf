import type { SizeOf } from '../payouts/figure.js'
import { amountOf } from '../payouts/figure.js'
import { amountText, daysText, percentText } from '../rules/phrasing.js'
import type { OfferKind, OfferPrice, OfferTerms } from './offers.js'

/** What each offer is, as the trader of a challenge of this size reads it. */
export function offersInWords(offers: OfferTerms, size: SizeOf): string[] {
  return (['reset', 'retry', 'extension', 'secondChance'] as const).flatMap(
    (kind) => sentences[kind](offers, size) ?? [],
  )
}

/** One offer as a sentence, or null where the program does not have it. */
export const offerInWords = (kind: OfferKind, offers: OfferTerms, size: SizeOf): string | null =>
  sentences[kind](offers, size)

type Sentence = (offers: OfferTerms, size: SizeOf) => string | null

const sentences: Readonly<Record<OfferKind, Sentence>> = {
  reset({ reset }, size) {
    if (!reset) return null
    const when = reset.whileRunning ? 'while it runs, or ' : ''
    return `A reset starts your account anew for ${priceText(reset.price, size)}: ${when}within ${daysText(reset.withinDays)} after your challenge ended, ${timesText(reset.times)} for each challenge.`
  },
  retry({ retry }) {
    if (!retry) return null
    return `When your time runs out in profit and without a breach, you may start the phase again free of charge: within ${daysText(retry.withinDays)}, ${timesText(retry.times)} for each challenge.`
  },
  extension({ extension }, size) {
    if (!extension) return null
    return `${daysText(extension.days)} more cost ${priceText(extension.price, size)} while your account runs, ${timesText(extension.times)} for each challenge.`
  },
  secondChance({ secondChance }) {
    if (!secondChance) return null
    const { per, withinDays } = secondChance
    const once = per === 'person' ? 'once for each person' : 'once for each challenge'
    return `After the first failure of a challenge a new attempt is free: within ${daysText(withinDays)}, ${once}.`
  },
}

const priceText = (price: OfferPrice, size: SizeOf): string =>
  'ofFeeBps' in price
    ? `${percentText(price.ofFeeBps)} of the fee`
    : amountText(amountOf(price, size), size)

function timesText(times: number): string {
  if (times === 1) return 'once'
  return times === 2 ? 'twice' : `${times} times`
}
