import { done, fail, type Answer, type Call, type Command } from '../http/command.js'
import { isRecord } from '../http/readRequest.js'
import { userRecord } from '../records/user.js'
import { currencyOf } from '../world/figures.js'
import type { SimUser } from '../world/types.js'
import { addUser, isStrong, setText, textFields } from '../world/users.js'
import { groupNamed } from '../world/world.js'
import { oneUser } from './select.js'

export const userWriteCommands: Readonly<Record<string, Command>> = {
  user_add: { needs: 'modifyAccounts', run: add },
  user_update: { needs: 'modifyAccounts', run: update },
  user_group: { needs: 'modifyAccounts', run: update },
  user_delete: { needs: 'deleteAccounts', run: remove },
  user_change_password: { needs: 'modifyAccounts', run: changePassword },
  user_pass_change: { needs: 'modifyAccounts', run: changePassword },
}

function add(call: Call): Answer {
  const { asked, world } = call
  const group = asked.get('group')
  const leverage = asked.number('leverage')
  const mainPassword = asked.get('pass_main')
  const investorPassword = asked.get('pass_investor')
  if (!asked.get('name') || !isLeverage(leverage)) return fail(3)
  if (group === undefined || mainPassword === undefined || investorPassword === undefined) {
    return fail(3)
  }
  const found = groupNamed(world, group)
  if (!found) return fail(8)
  if (!isStrong(mainPassword) || !isStrong(investorPassword)) return fail(3006)
  const login = asked.number('login') || world.nextLogin()
  if (login === null) return fail(3002)
  if (!Number.isSafeInteger(login) || login < 1) return fail(3)
  if (world.users.has(login)) return fail(3004)
  const rights = asked.number('rights') ?? 0x163
  const user = addUser(world, {
    login,
    leverage,
    mainPassword,
    investorPassword,
    group: found.name,
    rights: Number.isSafeInteger(rights) ? rights : 0x163,
  })
  takeText(call, user)
  return done(userRecord(world, user))
}

function update(call: Call): Answer {
  const { asked, world, settings } = call
  const user = oneUser(call)
  if (!user) return fail(13)
  const group = asked.get('group')
  if (group !== undefined && group !== user.group) {
    const found = groupNamed(world, group)
    if (!found) return fail(8)
    const isUsed = world.deals.of(user.login).length > 0
    if (isUsed && found.currency !== currencyOf(world, user)) return fail(3010)
    user.group = found.name
  }
  // A value that is not one leaves the field as it was.
  const rights = asked.number('rights')
  if (rights !== undefined && Number.isSafeInteger(rights) && rights >= 0) user.rights = rights
  const leverage = asked.number('leverage')
  if (isLeverage(leverage)) user.leverage = leverage
  if (settings.updateClearsAbsent) clearAbsent(call, user)
  takeText(call, user)
  const { ApiData } = asked.body
  if (Array.isArray(ApiData)) user.apiData = ApiData.filter(isRecord).slice(0, 16).map(cellOf)
  return done(userRecord(world, user))
}

function takeText({ asked }: Call, user: SimUser): void {
  for (const name of Object.keys(textFields)) {
    const value = asked.get(name)
    if (value !== undefined) setText(user, name, value)
  }
}

function clearAbsent({ asked }: Call, user: SimUser): void {
  for (const name of Object.keys(textFields)) {
    if (asked.get(name) === undefined) user.text.delete(name)
  }
  if (asked.number('rights') === undefined) user.rights = 0
}

/** One binary value, seen as each of the three kinds. */
function cellOf(cell: Record<string, unknown>): Readonly<Record<string, string>> {
  const text = (name: string): string => {
    const value = cell[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '0'
  }
  const value = cell.ValueUInt !== undefined ? text('ValueUInt') : text('ValueInt')
  return {
    AppID: text('AppID'),
    ID: text('ID'),
    ValueInt: value,
    ValueUInt: value,
    ValueDouble: cell.ValueDouble === undefined ? '0.00' : text('ValueDouble'),
  }
}

function remove({ asked, world }: Call): Answer {
  const logins = (asked.list('login') ?? []).map(Number)
  if (logins.length === 0) return fail(3)
  if (!logins.every((login) => world.users.has(login))) return fail(13)
  const isBusy = (login: number) =>
    world.positions.of(login).length + world.orders.of(login).length > 0
  if (logins.some(isBusy)) return fail(3008)
  for (const login of logins) world.users.delete(login)
  return done()
}

function changePassword(call: Call): Answer {
  const { asked, world } = call
  const user = oneUser(call)
  if (!user) return fail(13)
  const password = asked.get('password') ?? ''
  const type = asked.get('type')?.toLowerCase()
  if (!isStrong(password)) return fail(3006)
  if (type === 'main') user.mainPassword = password
  else if (type === 'investor') user.investorPassword = password
  else if (type !== 'api') return fail(3)
  user.passwordChangedAt = world.clock.now()
  return done()
}

const isLeverage = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value >= 1 && value <= 500
