import { figuresOf } from './figures.js'
import type { World } from './world.js'

const dayMs = 86_400_000

/** The broker's day that the server is in: it begins at midnight of the broker's clock. */
export const brokerDay = (world: World, at: number): number =>
  Math.floor(world.clock.milliseconds(at) / dayMs)

/** Writes the daily report of every account, as the server does when its day ends. */
export function closeDay(world: World, at = world.clock.now()): void {
  for (const user of world.users.values()) {
    const { currency, floating, equity } = figuresOf(world, user)
    const days = world.days.get(user.login) ?? []
    days.push({
      login: user.login,
      group: user.group,
      currency,
      at,
      floating,
      equity,
      previousAt: days.at(-1)?.at ?? at - dayMs,
      balance: user.balance,
      credit: user.credit,
      balancePreviousDay: user.balancePreviousDay,
      equityPreviousDay: user.equityPreviousDay,
    })
    world.days.set(user.login, days)
    user.balancePreviousDay = user.balance
    user.equityPreviousDay = equity
  }
}
