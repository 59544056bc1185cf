import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import {
  compareAccounts,
  type OurAccount,
  type TheirAccount,
} from '../../../src/domain/reconciliation/compareAccounts.js'

const deal = (id: string, profit = 100, lots: number | null = 10) => ({
  id,
  profit: minor(profit),
  lots,
})

const ours: OurAccount = {
  login: '1001',
  currency: 'USD',
  balance: minor(10_000_00),
  equity: minor(10_000_00),
  openPositions: 0,
  isFollowed: true,
  mode: 'full',
  deals: [deal('1')],
}
const theirs: TheirAccount = {
  balance: minor(10_000_00),
  equity: minor(10_000_00),
  openPositions: 0,
  mode: 'full',
  deals: [deal('1')],
}

const found = (mine: Partial<OurAccount>, other: Partial<TheirAccount>) =>
  compareAccounts({ ...ours, ...mine }, { ...theirs, ...other }).map(
    ({ kind, subject, ours: a, theirs: b }) => [kind, subject, a, b],
  )

describe('two books', () => {
  it.each<[string, Partial<OurAccount>, Partial<TheirAccount>, unknown[]]>([
    ['agree', {}, {}, []],
    [
      'differ by a cent',
      {},
      { balance: minor(10_000_01), equity: minor(10_000_01) },
      [['balance', '', '10,000.00', '10,000.01']],
    ],
    [
      'differ in equity while flat',
      {},
      { equity: minor(9_999_99) },
      [['equity', '', '10,000.00', '9,999.99']],
    ],
    [
      'need not agree in equity with positions open',
      { openPositions: 1 },
      {
        openPositions: 1,
        equity: minor(9_000_00),
      },
      [],
    ],
    ['differ in positions', {}, { openPositions: 2 }, [['positions', '', '0', '2']]],
    ['differ in trading', { mode: 'noTrading' }, {}, [['status', '', 'off', 'allowed']]],
    [
      'are not compared in trading while something is under way',
      { mode: null },
      {
        mode: 'noTrading',
      },
      [],
    ],
    [
      'are compared in trading alone once an account ended',
      { isFollowed: false, mode: 'noTrading' },
      {
        balance: minor(1),
        openPositions: 3,
      },
      [['status', '', 'off', 'allowed']],
    ],
    [
      'differ in deals',
      { deals: [deal('1'), deal('2'), deal('3')] },
      {
        deals: [deal('4'), deal('3', 101), deal('2', 100, 11), deal('1')],
      },
      [
        ['dealMissing', '4', null, '1.00, 0.1 lots'],
        ['dealChanged', '3', '1.00, 0.1 lots', '1.01, 0.1 lots'],
        ['dealChanged', '2', '1.00, 0.1 lots', '1.00, 0.11 lots'],
      ],
    ],
    [
      'differ in a deal that was taken back',
      {},
      { deals: [] },
      [['dealUnknown', '1', '1.00, 0.1 lots', null]],
    ],
    ['are not compared in deals where none are kept', { deals: null }, { deals: [deal('9')] }, []],
  ])('%s', (_, mine, other, expected) => {
    expect(found(mine, other)).toEqual(expected)
  })

  it('miss an account that the platform does not know, while it is followed', () => {
    expect(compareAccounts(ours, null)).toEqual([
      { kind: 'missingOnPlatform', subject: '', ours: '1001', theirs: null },
    ])
    expect(compareAccounts({ ...ours, isFollowed: false }, null)).toEqual([])
  })
})
