import { done, fail, type Answer, type Call, type Command } from '../http/command.js'
import { dayRecord } from '../records/day.js'
import type { SimDay } from '../world/types.js'
import { oneUser, pageOf, withinWindow } from './select.js'

const whole = { PositionAdd: [], OrderAdd: [] }

export const dayCommands: Readonly<Record<string, Command>> = {
  daily_get_light: { needs: 'accounts', run: (call) => one(call, {}) },
  daily_get: { needs: 'accounts', run: (call) => one(call, whole) },
  daily_get_light_batch: { needs: 'accounts', run: (call) => many(call, {}) },
  daily_get_batch: { needs: 'accounts', run: (call) => many(call, whole) },
  daily_get_light_page: { needs: 'accounts', run: (call) => page(call, {}) },
  daily_get_page: { needs: 'accounts', run: (call) => page(call, whole) },
}

function one(call: Call, more: object): Answer {
  const user = oneUser(call)
  return user ? answer(call, daysOf(call, user.login), more) : fail(13)
}

function many(call: Call, more: object): Answer {
  const logins = call.asked.list('login')
  if (!logins) return fail(3)
  return answer(
    call,
    logins.flatMap((login) => daysOf(call, Number(login))),
    more,
  )
}

function page(call: Call, more: object): Answer {
  const user = oneUser(call)
  return user ? answer(call, pageOf(call, daysOf(call, user.login)), more) : fail(13)
}

const daysOf = (call: Call, login: number): readonly SimDay[] =>
  withinWindow(call, call.world.days.get(login) ?? [], ({ at }) => at)

const answer = ({ world }: Call, days: readonly SimDay[], more: object): Answer =>
  done(days.map((day) => ({ ...dayRecord(world, day), ...more })))
