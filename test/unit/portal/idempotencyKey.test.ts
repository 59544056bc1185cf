import { describe, expect, it } from '@jest/globals'
import { forgetKey, keyFor } from '../../../src/portal/payouts/idempotencyKey.js'

describe('the key of a payout request', () => {
  it('stays the same until an answer came, also where the browser stores nothing', () => {
    const first = keyFor('a')
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(keyFor('a')).toBe(first)
    forgetKey('a')
    expect(keyFor('a')).not.toBe(first)
  })

  it('is another one for another account', () => {
    expect(keyFor('b')).not.toBe(keyFor('c'))
  })
})
