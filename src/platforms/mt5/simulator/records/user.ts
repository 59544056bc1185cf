import { zero } from '../../../../domain/money/minor.js'
import { currencyOf } from '../world/figures.js'
import type { SimUser } from '../world/types.js'
import type { World } from '../world/world.js'
import { digitsOf, money, type WireRecord } from './text.js'

const cells = 16

export function userRecord(world: World, user: SimUser): WireRecord {
  const currency = currencyOf(world, user)
  const text = (name: string): string => user.text.get(name) ?? ''
  const amount = (value: SimUser['balance']): string => money(value, currency)
  const nothing = amount(zero)
  return {
    Login: String(user.login),
    Group: user.group,
    CertSerialNumber: '0',
    Rights: String(user.rights),
    MQID: text('MQID') || '0',
    Registration: String(world.clock.seconds(user.registeredAt)),
    LastAccess: String(world.clock.seconds(user.registeredAt)),
    LastPassChange: String(world.clock.seconds(user.passwordChangedAt)),
    LastIP: '',
    Name: text('Name'),
    FirstName: text('FirstName'),
    LastName: text('LastName'),
    MiddleName: text('MiddleName'),
    Company: text('Company'),
    Account: text('Account'),
    Country: text('Country'),
    Language: '0',
    ClientID: '0',
    City: text('City'),
    State: text('State'),
    ZipCode: text('ZipCode'),
    Address: text('Address'),
    Phone: text('Phone'),
    Email: text('Email'),
    ID: text('ID'),
    Status: text('Status'),
    Comment: text('Comment'),
    Color: '4278190080',
    PhonePassword: text('PhonePassword'),
    Leverage: String(user.leverage),
    Agent: '0',
    LimitPositions: '0',
    LimitOrders: '0',
    CurrencyDigits: digitsOf(currency),
    Balance: amount(user.balance),
    Credit: amount(user.credit),
    InterestRate: nothing,
    CommissionDaily: nothing,
    CommissionMonthly: nothing,
    CommissionAgentDaily: nothing,
    CommissionAgentMonthly: nothing,
    BalancePrevDay: amount(user.balancePreviousDay),
    BalancePrevMonth: amount(user.balancePreviousDay),
    EquityPrevDay: amount(user.equityPreviousDay),
    EquityPrevMonth: amount(user.equityPreviousDay),
    TradeAccounts: text('TradeAccounts'),
    ApiData: Array.from({ length: cells }, (_, i) => user.apiData[i] ?? emptyCell),
    LeadCampaign: text('LeadCampaign'),
    LeadSource: text('LeadSource'),
  }
}

const emptyCell = { AppID: '0', ID: '0', ValueInt: '0', ValueUInt: '0', ValueDouble: '0.00' }
