import { exponentOf } from '../../../../domain/money/currency.js'
import { done, fail, named, type Answer, type Call, type Command } from '../http/command.js'
import { marginOf, resultOf } from '../world/figures.js'
import { symbolNamed, symbols } from '../world/symbols.js'
import type { SimGroup, SimSymbol } from '../world/types.js'
import { groupNamed } from '../world/world.js'
import { hasWindow, matchesGroup, oneUser, withinWindow } from './select.js'

export const serverCommands: Readonly<Record<string, Command>> = {
  time_server: { run: serverTime },
  time_get: { run: timeSettings },
  common_get: { run: common },
  group_total: { run: ({ world }) => done(named('Total', world.groups.length)) },
  group_next: { run: nextGroup },
  group_get: { run: getGroup },
  symbol_total: { run: () => done(named('Total', symbols.length)) },
  symbol_list: { run: () => done(symbols.map(({ name }) => name)) },
  symbol_next: { run: nextSymbol },
  symbol_get: { run: getSymbol },
  symbol_get_group: { run: getSymbol },
  tick_last: { run: ticks },
  tick_last_group: { run: ticks },
  chart_get: { run: chart },
  trade_calc_profit: { run: calcProfit },
  trade_check_margin: { run: checkMargin },
}

function serverTime({ world }: Call): Answer {
  const seconds = world.clock.seconds(world.clock.now())
  const text = new Date(seconds * 1000).toISOString().slice(0, 19)
  return done({ Time: `${seconds} ${text.replace('T', ' ').replaceAll('-', '.')}` })
}

/** The zone is given without daylight saving, whose state stands beside it. */
function timeSettings({ world }: Call): Answer {
  const { clock } = world
  const standard = clock.standardMinutes()
  const isSummer = clock.offsetMinutes(clock.now()) !== standard
  return done({
    Daylight: '1',
    DaylightState: isSummer ? '1' : '0',
    TimeZone: String(standard),
    TimeServer: 'time.example.com',
    Days: Array.from({ length: 7 }, (_, day) =>
      Array.from({ length: 24 }, () => (day === 0 || day === 6 ? '0' : '1')),
    ),
  })
}

function common({ world }: Call): Answer {
  const accounts = String(world.users.size)
  return done({
    Name: 'Simulator-Demo',
    Owner: 'Simulated Broker',
    OwnerID: '0',
    Product: 'MetaTrader 5',
    ExpirationLicense: '0',
    LimitTradeServers: '1',
    LimitWebServers: '1',
    LimitAccounts: '1000000',
    LimitDeals: '0',
    LimitSymbols: '0',
    LimitGroups: '0',
    TotalUsers: accounts,
    TotalUsersReal: accounts,
    TotalDeals: '0',
    TotalOrders: '0',
    TotalOrdersHistory: '0',
    TotalPositions: '0',
  })
}

function nextGroup({ asked, world }: Call): Answer {
  const index = asked.number('index') ?? -1
  const count = asked.number('count') ?? 1
  const found = index < 0 ? [] : world.groups.slice(index, index + count)
  const [first] = found
  if (!first) return fail(13)
  return done(count > 1 ? found.map(groupRecord) : groupRecord(first))
}

function getGroup({ asked, world }: Call): Answer {
  const name = asked.get('group')
  if (name === undefined) return fail(3)
  const found = groupNamed(world, name)
  if (found) return done(groupRecord(found))
  const matching = world.groups.filter((group) => matchesGroup(name, group.name))
  return /[*,!]/.test(name) && matching.length > 0 ? done(matching.map(groupRecord)) : fail(13)
}

const groupRecord = ({ name, currency }: SimGroup) => ({
  Group: name,
  Server: '1',
  PermissionsFlags: '2',
  AuthMode: '0',
  AuthPasswordMin: '8',
  Company: 'Simulated Broker',
  Currency: currency,
  CurrencyDigits: String(exponentOf(currency)),
  MarginMode: '2',
  MarginCall: '50.00',
  MarginStopOut: '30.00',
  DemoLeverage: '100',
  DemoDeposit: '0.00',
  LimitHistory: '0',
  LimitOrders: '0',
  LimitSymbols: '0',
  LimitPositions: '0',
  Symbols: [],
})

function nextSymbol({ asked, world }: Call): Answer {
  const symbol = symbols[asked.number('index') ?? -1]
  return symbol ? done(symbolRecord(world.prices.quote(symbol).bid, symbol)) : fail(13)
}

function getSymbol({ asked, world }: Call): Answer {
  const symbol = symbolNamed(asked.get('symbol') ?? '')
  return symbol ? done(symbolRecord(world.prices.quote(symbol).bid, symbol)) : fail(13)
}

const symbolRecord = (bid: number, symbol: SimSymbol) => ({
  Symbol: symbol.name,
  Path: symbol.path,
  Description: symbol.name,
  CurrencyBase: symbol.base,
  CurrencyProfit: symbol.quote,
  CurrencyMargin: symbol.base,
  Digits: String(symbol.digits),
  Point: (10 ** -symbol.digits).toFixed(symbol.digits),
  Multiply: String(10 ** symbol.digits),
  ContractSize: symbol.contractSize.toFixed(2),
  VolumeMin: '100',
  VolumeMax: '10000000',
  VolumeStep: '100',
  VolumeMinExt: '1000000',
  VolumeMaxExt: '100000000000',
  VolumeStepExt: '1000000',
  TradeMode: '4',
  FillFlags: '3',
  PriceSettle: bid.toFixed(symbol.digits),
})

/** Quotes that changed since the transaction `trans_id`; all of them with 0. */
function ticks({ asked, world }: Call): Answer {
  const since = asked.number('trans_id') ?? 0
  const mask = asked.list('symbol')?.join(',') ?? ''
  if (mask === '' || mask.length > 4_096) return fail(3)
  const wanted = symbols.filter(
    ({ name, path }) => matchesGroup(mask, name) || matchesGroup(mask, path),
  )
  const changed = wanted.filter((symbol) => world.prices.changedSince(symbol, since))
  const answer = changed.map((symbol) => {
    const { bid, ask, at } = world.prices.quote(symbol)
    return {
      Symbol: symbol.name,
      Digits: String(symbol.digits),
      Datetime: String(world.clock.seconds(at)),
      DatetimeMsc: String(world.clock.milliseconds(at)),
      Bid: bid.toFixed(symbol.digits),
      Ask: ask.toFixed(symbol.digits),
      Last: (0).toFixed(symbol.digits),
      Volume: '0',
      VolumeReal: '0.00',
    }
  })
  return { retcode: 0, fields: { trans_id: String(world.prices.changes()), answer } }
}

/** Minute bars as arrays of numbers, in the order of the letters of `data`. */
function chart(call: Call): Answer {
  const { asked, world } = call
  const symbol = symbolNamed(asked.get('symbol') ?? '')
  const data = asked.get('data') ?? ''
  if (!symbol) return fail(13)
  if (!hasWindow(call) || !/^[dohlctvs]+$/.test(data)) return fail(3)
  const bars = withinWindow(call, world.prices.bars(symbol), ({ at }) => at)
  const rows = bars.map((bar) => ({
    ...{ d: world.clock.seconds(bar.at), o: bar.open, h: bar.high, l: bar.low, c: bar.close },
    ...{ t: bar.ticks, v: 0, s: bar.spread },
  }))
  return done(rows.map((row) => Array.from(data, (letter) => Reflect.get(row, letter) as number)))
}

function calcProfit({ asked, world }: Call): Answer {
  const group = groupNamed(world, asked.get('group') ?? '')
  const symbol = symbolNamed(asked.get('symbol') ?? '')
  const price = asked.number('price_close')
  if (!group || !symbol || price === undefined) return fail(3)
  const profit = resultOf(world, {
    symbol: symbol.name,
    side: asked.number('type') ?? 0,
    volume: asked.number('volume') ?? 0,
    openPrice: asked.number('price_open') ?? 0,
    price,
    currency: group.currency,
  })
  const digits = exponentOf(group.currency)
  return done({ Profit: (profit / 10 ** digits).toFixed(digits), ProfitRate: '1.00000000' })
}

function checkMargin(call: Call): Answer {
  const { asked, world } = call
  const user = oneUser(call)
  const symbol = symbolNamed(asked.get('symbol') ?? '')
  if (!user || !symbol) return fail(13)
  const currency = groupNamed(world, user.group)?.currency ?? 'USD'
  const volume = asked.number('volume') ?? 0
  const margin = marginOf(world, {
    symbol: symbol.name,
    volume,
    currency,
    leverage: user.leverage,
  })
  const digits = exponentOf(currency)
  return done({ Margin: (margin / 10 ** digits).toFixed(digits) })
}
