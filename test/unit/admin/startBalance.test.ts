import { describe, expect, it } from '@jest/globals'
import { startBalance } from '../../../src/admin/actionBar/startBalance.js'

describe('the balance that an account goes on with', () => {
  it.each([
    ['above the floor', 47_500_01, 47_500_00, 'latest'],
    ['at the floor', 47_500_00, 47_500_00, 'latest'],
    ['a cent under it', 47_499_99, 47_500_00, 'initial'],
    ['without a floor', 47_470_17, null, 'latest'],
    ['not known', null, 47_500_00, 'latest'],
  ] as const)('%s', (_, latest, floor, expected) => {
    expect(startBalance({ latest, floor })).toBe(expected)
  })
})
