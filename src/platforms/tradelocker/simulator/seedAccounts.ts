import { addAccount, addUser, book, type Brand } from './brand.js'
import { instruments } from './instruments.js'
import { openPosition, placeOrder } from './trading.js'

const deposit = 1_000_000_000

/** Accounts to look at from the start: each funded, two of three with something open. */
export function seedAccounts(brand: Brand, count: number, random: () => number): void {
  const [first] = instruments.values()
  const [group] = brand.groups
  if (!first || !group) return
  for (let i = 1; i <= count; i++) {
    const person = { firstName: 'Trader', lastName: String(i), password: 'Trader-1' }
    const user = addUser(brand, { ...person, email: `trader${i}@simulator.example` })
    const account = addAccount(brand, {
      name: `Account ${i}`,
      userId: user.id,
      type: 'DEMO',
      currency: 'USD',
      groupId: group.id,
    })
    book(brand, account, { type: 'DEPOSIT', change: deposit, note: 'opening' })
    const size = 1 + Math.floor(random() * 50)
    const side = random() < 0.5 ? 'BUY' : 'SELL'
    const wish = { instrument: first, side, size, slPoints: null, tpPoints: null } as const
    if (i % 3 !== 0) openPosition(brand, account, wish)
    if (i % 3 !== 1) continue
    placeOrder(brand, account, { ...wish, side: 'BUY', type: 'LIMIT', points: 50_000 })
  }
}
