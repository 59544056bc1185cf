import { minor } from '../../../../domain/money/minor.js'
import { uniform } from '../../../paper/server/prices/noise.js'
import { bookAmount } from './trade.js'
import { addUser, setText } from './users.js'
import type { World } from './world.js'

const sizes = [1_000_000, 2_500_000, 5_000_000, 10_000_000] as const
const stream = 77

/** Accounts that are there from the start: the same seed makes the same ones. */
export function seedAccounts(world: World, count: number): void {
  for (let i = 0; i < count; i++) {
    const login = world.nextLogin()
    if (login === null) return
    const draw = uniform(world.seed, stream, i)
    const group = world.groups[Math.floor(draw * world.groups.length)] ?? world.groups[0]
    const user = addUser(world, {
      login,
      group: group?.name ?? '',
      leverage: 100,
      rights: 0x163,
      mainPassword: `Main#${login}`,
      investorPassword: `Inv#Pw${login}`,
    })
    setText(user, 'Name', `Trader ${login}`)
    setText(user, 'Email', `trader${login}@example.com`)
    const size = sizes[Math.floor(uniform(world.seed, stream + 1, i) * sizes.length)] ?? sizes[0]
    bookAmount(world, user, { action: 2, amount: minor(size), comment: 'opening', dealer: 1000 })
    // Nothing was traded since the server started.
    user.isActive = false
    user.balancePreviousDay = user.balance
    user.equityPreviousDay = user.balance
  }
}
