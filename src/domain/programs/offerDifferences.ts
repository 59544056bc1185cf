import type { SizeOf } from '../payouts/figure.js'
import type { Difference } from './difference.js'
import { offerField } from './offerFields.js'
import type { OfferTerms } from './offers.js'
import { treeDifferences } from './termTree.js'

/** What two versions offer differently besides the challenge, each said with the offer's name. */
export const offerDifferences = (
  before: OfferTerms,
  after: OfferTerms,
  account: SizeOf,
): Difference[] =>
  treeDifferences({ place: 'offers', field: offerField }, { before, after, account }).map(
    (each) => ({ ...each, title: named(each) }),
  )

function named({ field, title }: Difference): string {
  const [, offer = '', part] = (field ?? '').split('.')
  return part === undefined ? title : `${offerField(offer).title}: ${title.toLowerCase()}`
}
