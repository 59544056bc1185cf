'use client'
import { minor, subtract } from '../../../domain/money/minor.js'
import { amountText } from '../../parts/amounts.js'
import { LimitBar } from '../../parts/LimitBar.js'
import { useLive } from './LiveAccount.js'

type AmountProps = { readonly figure: 'equity' | 'balance'; readonly currency: string }

/** Equity or balance as it is now. */
export function LiveAmount({ figure, currency }: AmountProps) {
  const { figures } = useLive()
  return <span className="pf-live">{figures ? amountText(figures[figure], currency) : '–'}</span>
}

/** How many positions are open now. */
export function LiveCount() {
  const { figures } = useLive()
  return <span className="pf-live">{figures ? String(figures.openPositions) : '–'}</span>
}

/** Money left to a floor that was so when the page was made. */
export function LiveRoom({
  floor,
  currency,
}: {
  readonly floor: number
  readonly currency: string
}) {
  const { figures } = useLive()
  if (!figures) return null
  const room = subtract(minor(figures.equity), minor(floor))
  return (
    <span className="pf-live">
      {room >= 0
        ? `${amountText(room, currency)} left`
        : `${amountText(Math.abs(room), currency)} under the floor`}
    </span>
  )
}

type UsedProps = { readonly bands: readonly number[]; readonly label: string }

/** The limit that is used most. */
export function LiveUsed({ bands, label }: UsedProps) {
  const { figures } = useLive()
  return figures ? <LimitBar bands={bands} label={label} used={figures.used} /> : null
}
