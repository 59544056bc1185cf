import { minor, zero, type Minor } from '../../../src/domain/money/minor.js'
import type { GapDeal } from '../../../src/domain/trades/gap/types.js'

export const minute = 60_000
export const start = Date.UTC(2026, 0, 5, 12)
export const usd = (amount: number): Minor => minor(Math.round(amount * 100))

export const opened = (at: number, changes: Partial<GapDeal> = {}): GapDeal => ({
  ...{ at, kind: 'trade', entry: 'in', positionId: '2', symbol: 'EURUSD', side: 'buy' },
  ...{ lots: 1, price: '1.1002', profit: zero },
  ...changes,
})
export const closed = (at: number, changes: Partial<GapDeal> = {}): GapDeal => ({
  ...opened(at),
  ...{ entry: 'out', side: 'sell', price: '1.1010', profit: usd(80), perPrice: '100000' },
  ...changes,
})
