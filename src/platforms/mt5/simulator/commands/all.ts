import type { Command } from '../http/command.js'
import { authCommands } from './auth.js'
import { balanceCommands } from './balance.js'
import { dayCommands } from './days.js'
import { dealerCommands } from './dealer.js'
import { serverCommands } from './server.js'
import { tradingCommands } from './trading.js'
import { userCommands } from './users.js'
import { userWriteCommands } from './userWrites.js'

export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...authCommands,
    ...serverCommands,
    ...userCommands,
    ...userWriteCommands,
    ...tradingCommands,
    ...balanceCommands,
    ...dealerCommands,
    ...dayCommands,
  }),
)
