import { done, fail, named, type Answer, type Call, type Command } from '../http/command.js'
import { retcodeText } from '../retcodes.js'
import type { DealerResult, DealerTicket } from '../session.js'
import { endOrder, placeOrder } from '../world/orders.js'
import { closePosition, mayTrade, openPosition } from '../world/trade.js'
import type { SimUser } from '../world/types.js'

export const dealerCommands: Readonly<Record<string, Command>> = {
  dealer_send_request: { needs: 'dealer', run: send },
  dealer_get_request_result: { needs: 'dealer', run: results },
}

const queueMax = 128
/** Results that nobody reads are forgotten. */
const keptMs = 180_000

/** Takes a request into the queue: whether it was executed is another question. */
function send(call: Call): Answer {
  const { asked, world, settings, session, server } = call
  const action = asked.number('action')
  if (action === undefined || action < 200 || action > 255) return fail(3)
  if (!world.users.has(asked.number('login') ?? 0)) return fail(13)
  if (server.queue.waiting >= queueMax) return fail(10024)
  const id = server.nextRequest()
  const ticket: DealerTicket = {
    id,
    request: fieldsOf(call),
    queuedAt: world.clock.now(),
    result: null,
  }
  session.subscriptions.set(id, ticket)
  server.queue.waiting++
  // It is carried out whether or not the one who asked still listens.
  const timer = setTimeout(() => {
    server.queue.waiting--
    ticket.result = execute(call)
  }, settings.dealerMs)
  timer.unref()
  return done(named('ID', id))
}

/** By request an array: empty while it waits, missing when nobody here asked for it. */
function results({ asked, world, session }: Call): Answer {
  forgetOld(session.subscriptions, world.clock.now())
  const ids = asked.list('id')?.map(Number) ?? [...session.subscriptions.keys()]
  const found: Record<string, readonly unknown[]> = {}
  for (const id of ids) {
    const ticket = session.subscriptions.get(id)
    if (!ticket) continue
    found[String(id)] = ticket.result ? resultOf(ticket, ticket.result) : []
    if (ticket.result) session.subscriptions.delete(id)
  }
  // The published page has the requests beside the retcode, clients read them in `answer`.
  return { retcode: 0, fields: { answer: found, ...found } }
}

function forgetOld(subscriptions: Map<number, DealerTicket>, now: number): void {
  for (const [id, { queuedAt }] of subscriptions) {
    if (now - queuedAt > keptMs) subscriptions.delete(id)
  }
}

function resultOf({ id, request }: DealerTicket, result: DealerResult): readonly unknown[] {
  const { retcode, deal, order, volume, price } = result
  const shown = {
    Retcode: retcodeText(retcode),
    Volume: String(volume),
    Price: String(price),
    TickBid: '0',
    TickAsk: '0',
    TickLast: '0',
    Comment: '',
  }
  return [
    { result: { ID: String(id), DealID: String(deal), OrderID: String(order), ...shown } },
    {
      answer: {
        ...request,
        ID: String(id),
        IDClient: String(id),
        ResultRetcode: retcodeText(retcode),
        ResultDealer: request.SourceLogin ?? '0',
        ResultDeal: String(deal),
        ResultOrder: String(order),
        ResultVolume: String(volume),
        ResultVolumeExt: String(volume * 10_000),
        ResultPrice: String(price),
        ResultComment: '',
      },
    },
  ]
}

const names = [
  'Action',
  'Login',
  'SourceLogin',
  'Symbol',
  'Type',
  'TypeFill',
  'TypeTime',
  'Volume',
  'VolumeExt',
  'PriceOrder',
  'PriceSL',
  'PriceTP',
  'Digits',
  'Position',
  'Order',
  'Comment',
] as const

const fieldsOf = ({ asked }: Call): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, asked.get(name) ?? '0']))

const nothing = { deal: 0, order: 0, volume: 0, price: 0 }
const refusal = (retcode: number): DealerResult => ({ retcode, ...nothing })

function execute(call: Call): DealerResult {
  const user = call.world.users.get(call.asked.number('login') ?? 0)
  if (!user) return refusal(10013)
  const action = call.asked.number('action')
  if (action === 200) return atMarket(call, user)
  if (action === 201) return pending(call, user)
  if (action === 202) return modifyPosition(call, user)
  if (action === 203) return modifyOrder(call, user)
  if (action === 204) return removeOrder(call, user)
  return refusal(10013)
}

function atMarket(call: Call, user: SimUser): DealerResult {
  const { asked, world, settings, session } = call
  const by = { dealer: session.manager ?? 1, reason: 2 }
  const volume = volumeOf(call)
  const type = asked.number('type')
  if (type !== 0 && type !== 1) return refusal(10013)
  if (!settings.closesWhenDisabled && !mayTrade(user)) return refusal(10017)
  const comment = asked.get('comment') ?? ''
  const ticket = asked.number('position') ?? 0
  if (ticket === 0) {
    const symbol = asked.get('symbol') ?? ''
    return outcome(openPosition(world, user, { symbol, side: type, volume, comment, by }))
  }
  const position = world.positions.get(ticket)
  if (!position || position.login !== user.login) return refusal(10013)
  // The opposite of what is held, or it would not be a close.
  if (position.side === type) return refusal(10013)
  return outcome(closePosition(world, position, { volume, by, comment }))
}

function outcome(made: ReturnType<typeof openPosition>): DealerResult {
  if (!made.ok) return refusal(made.retcode)
  const { deal } = made
  return { retcode: 10009, deal: deal.ticket, order: made.order, ...shapeOf(deal) }
}

const shapeOf = ({ volume, price }: { volume: number; price: number }) => ({ volume, price })

function pending(call: Call, user: SimUser): DealerResult {
  const { asked, world, session } = call
  const type = asked.number('type')
  if (type !== 2 && type !== 3 && type !== 4 && type !== 5) return refusal(10013)
  const made = placeOrder(world, user, {
    type,
    symbol: asked.get('symbol') ?? '',
    volume: volumeOf(call),
    price: asked.number('price_order') ?? 0,
    comment: asked.get('comment') ?? '',
    by: { dealer: session.manager ?? 1, reason: 2 },
  })
  if (!made.ok) return refusal(made.retcode)
  const { ticket, volume, price } = made.order
  return { retcode: 10008, deal: 0, order: ticket, volume, price }
}

function modifyPosition({ asked, world }: Call, user: SimUser): DealerResult {
  const position = world.positions.get(asked.number('position') ?? 0)
  if (!position || position.login !== user.login) return refusal(10013)
  position.stopLoss = asked.number('price_sl') ?? position.stopLoss
  position.takeProfit = asked.number('price_tp') ?? position.takeProfit
  position.changedAt = world.clock.now()
  return { ...refusal(10009), volume: position.volume }
}

function modifyOrder({ asked, world }: Call, user: SimUser): DealerResult {
  const order = world.orders.get(asked.number('order') ?? 0)
  if (!order || order.login !== user.login) return refusal(10013)
  order.price = asked.number('price_order') ?? order.price
  return { ...refusal(10009), order: order.ticket }
}

function removeOrder({ asked, world }: Call, user: SimUser): DealerResult {
  const order = world.orders.get(asked.number('order') ?? 0)
  if (!order || order.login !== user.login) return refusal(10013)
  endOrder(world, order)
  return { ...refusal(10009), order: order.ticket }
}

/** `VolumeExt` counts when it stands alone. */
function volumeOf({ asked }: Call): number {
  const volume = asked.number('volume')
  return volume ?? Math.round((asked.number('volume_ext') ?? 0) / 10_000)
}
