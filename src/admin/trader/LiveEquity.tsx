'use client'
import { useLiveRow } from '../fields/liveRows.js'
import { amountText } from '../parts/amounts.js'

type Props = {
  readonly collectionSlug: string
  readonly id: string
  readonly equity: number
  readonly currency: string
}

/** Equity of a running account: follows the platform together with the others on the page. */
export function LiveEquity({ collectionSlug, id, equity, currency }: Props) {
  const live = useLiveRow({ collectionSlug, id })
  return <span>{amountText(live?.equity ?? equity, currency)}</span>
}
