import { done, fail, named, type Answer, type Call, type Command } from '../http/command.js'
import { userRecord } from '../records/user.js'
import { accountRecord, hasTradeState } from '../records/account.js'
import { oneUser, selectedUsers, usersOfGroups } from './select.js'

export const userCommands: Readonly<Record<string, Command>> = {
  user_get: { needs: 'accounts', run: get },
  user_get_batch: { needs: 'accounts', run: getBatch },
  user_logins: { needs: 'accounts', run: logins },
  user_total: { needs: 'accounts', run: ({ world }) => done(named('Total', world.users.size)) },
  user_account_get: { needs: 'accounts', run: account },
  user_account_get_batch: { needs: 'accounts', run: accounts },
  user_check_password: { needs: 'accounts', run: checkPassword },
  user_check_balance: { needs: 'accounts', run: checkBalance },
}

function get(call: Call): Answer {
  const user = oneUser(call)
  return user ? done(userRecord(call.world, user)) : fail(13)
}

function getBatch(call: Call): Answer {
  const users = selectedUsers(call)
  return users ? done(users.map((user) => userRecord(call.world, user))) : fail(3)
}

function logins({ asked, world }: Call): Answer {
  const mask = asked.list('group')?.join(',')
  if (mask === undefined) return fail(3)
  return done(usersOfGroups(world, mask).map(({ login }) => String(login)))
}

/** An account without a trade state is not there. */
function account(call: Call): Answer {
  const user = oneUser(call)
  if (!user || !hasTradeState(call.world, user)) return fail(13)
  return done(accountRecord(call.world, user))
}

function accounts(call: Call): Answer {
  const users = selectedUsers(call)
  if (!users) return fail(3)
  const present = users.filter((user) => hasTradeState(call.world, user))
  return done(present.map((user) => accountRecord(call.world, user)))
}

function checkPassword(call: Call): Answer {
  const user = oneUser(call)
  if (!user) return fail(13)
  const isInvestor = call.asked.get('type')?.toLowerCase() === 'investor'
  const expected = isInvestor ? user.investorPassword : user.mainPassword
  return call.asked.get('password') === expected ? done() : fail(3006)
}

function checkBalance(call: Call): Answer {
  const user = oneUser(call)
  if (!user) return fail(13)
  const { Balance, Credit } = userRecord(call.world, user)
  const found = { User: Balance, History: Balance }
  return done({ Balance: found, Credit: { User: Credit, History: Credit } })
}
