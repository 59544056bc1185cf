import { zero } from '../../../../domain/money/minor.js'
import { closePrice, currencyOf, profitOf, rate } from '../world/figures.js'
import { symbolNamed } from '../world/symbols.js'
import type { SimDeal, SimOrder, SimPosition, SimSymbol, SimUser } from '../world/types.js'
import type { World } from '../world/world.js'
import { digitsOf, money, type WireRecord } from './text.js'

/** 1/10,000 lot beside 1/100,000,000 lot. */
const extended = (volume: number): string => String(volume * 10_000)

export function positionRecord(world: World, user: SimUser, position: SimPosition): WireRecord {
  const currency = currencyOf(world, user)
  const { digits, contractSize, quote } = shapeOf(position.symbol)
  const price = (value: number): string => value.toFixed(digits)
  return {
    Position: String(position.ticket),
    ExternalID: '',
    Login: String(position.login),
    Dealer: String(position.dealer),
    Symbol: position.symbol,
    Action: String(position.side),
    Digits: String(digits),
    DigitsCurrency: digitsOf(currency),
    Reason: String(position.reason),
    ContractSize: contractSize.toFixed(2),
    TimeCreate: String(world.clock.seconds(position.openedAt)),
    TimeUpdate: String(world.clock.seconds(position.changedAt)),
    TimeCreateMsc: String(world.clock.milliseconds(position.openedAt)),
    TimeUpdateMsc: String(world.clock.milliseconds(position.changedAt)),
    ModifyFlags: '0',
    PriceOpen: price(position.openPrice),
    PriceCurrent: price(closePrice(world, position)),
    PriceSL: price(position.stopLoss),
    PriceTP: price(position.takeProfit),
    Volume: String(position.volume),
    VolumeExt: extended(position.volume),
    Profit: money(profitOf(world, position, currency), currency),
    Storage: money(zero, currency),
    RateProfit: rate(world, quote, currency).toFixed(8),
    RateMargin: '1.00000000',
    ExpertID: '0',
    ExpertPositionID: '0',
    Comment: position.comment,
    ActivationMode: '0',
    ActivationTime: '0',
    ActivationPrice: price(0),
    ActivationFlags: '0',
  }
}

export function orderRecord(world: World, user: SimUser, order: SimOrder): WireRecord {
  const { digits, contractSize } = shapeOf(order.symbol)
  const price = (value: number): string => value.toFixed(digits)
  const left = order.state === 4 ? 0 : order.volume
  return {
    Order: String(order.ticket),
    ExternalID: '',
    Login: String(order.login),
    Dealer: String(order.dealer),
    Symbol: order.symbol,
    Digits: String(digits),
    DigitsCurrency: digitsOf(currencyOf(world, user)),
    ContractSize: contractSize.toFixed(2),
    State: String(order.state),
    Reason: '0',
    TimeSetup: String(world.clock.seconds(order.placedAt)),
    TimeSetupMsc: String(world.clock.milliseconds(order.placedAt)),
    TimeExpiration: '0',
    TimeDone: order.doneAt === 0 ? '0' : String(world.clock.seconds(order.doneAt)),
    TimeDoneMsc: order.doneAt === 0 ? '0' : String(world.clock.milliseconds(order.doneAt)),
    ModifyFlags: '0',
    Type: String(order.type),
    TypeFill: '2',
    TypeTime: '0',
    PriceOrder: price(order.price),
    PriceTrigger: price(0),
    PriceCurrent: price(0),
    PriceSL: price(order.stopLoss),
    PriceTP: price(order.takeProfit),
    VolumeInitial: String(order.volume),
    VolumeInitialExt: extended(order.volume),
    VolumeCurrent: String(left),
    VolumeCurrentExt: extended(left),
    ExpertID: '0',
    PositionID: String(order.positionId),
    PositionByID: '0',
    Comment: order.comment,
    ActivationMode: '0',
    ActivationTime: '0',
    ActivationPrice: price(0),
    ActivationFlags: '0',
  }
}

export function dealRecord(world: World, user: SimUser, deal: SimDeal): WireRecord {
  const currency = currencyOf(world, user)
  const { digits, contractSize } = shapeOf(deal.symbol)
  const price = (value: number): string => value.toFixed(digits)
  const closed = deal.entry === 1 ? deal.volume : 0
  const nothing = money(zero, currency)
  return {
    Deal: String(deal.ticket),
    ExternalID: '',
    Login: String(deal.login),
    Dealer: String(deal.dealer),
    Order: String(deal.order),
    Action: String(deal.action),
    Entry: String(deal.entry),
    Reason: String(deal.reason),
    Digits: String(digits),
    DigitsCurrency: digitsOf(currency),
    ContractSize: contractSize.toFixed(2),
    Time: String(world.clock.seconds(deal.at)),
    TimeMsc: String(world.clock.milliseconds(deal.at)),
    Symbol: deal.symbol,
    Price: price(deal.price),
    Volume: String(deal.volume),
    VolumeExt: extended(deal.volume),
    Profit: money(deal.profit, currency),
    Storage: nothing,
    Commission: nothing,
    Fee: nothing,
    RateProfit: '1.00000000',
    RateMargin: '1.00000000',
    ExpertID: '0',
    PositionID: String(deal.positionId),
    Comment: deal.comment,
    ProfitRaw: money(deal.profit, currency),
    PricePosition: price(deal.entry === 1 ? deal.pricePosition : 0),
    PriceSL: price(0),
    PriceTP: price(0),
    VolumeClosed: String(closed),
    VolumeClosedExt: extended(closed),
    TickValue: '0.00000000',
    TickSize: '0.00000000',
    Flags: '0',
    Gateway: '',
    PriceGateway: price(0),
    ModifyFlags: '0',
    Value: nothing,
  }
}

const shapeOf = (symbol: string): Pick<SimSymbol, 'digits' | 'contractSize' | 'quote'> =>
  symbolNamed(symbol) ?? { digits: 0, contractSize: 0, quote: 'USD' }
