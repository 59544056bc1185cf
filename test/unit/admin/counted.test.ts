import { describe, expect, it } from '@jest/globals'
import { counted } from '../../../src/admin/parts/counted.js'
import { similarText } from '../../../src/admin/queue/SimilarCases.js'

describe('a count with its noun', () => {
  it('has the form of the number', () => {
    expect([0, 1, 2, 2_341].map((count) => counted(count, 'account'))).toEqual([
      ...['0 accounts', '1 account', '2 accounts', '2,341 accounts'],
    ])
    expect(counted(1, 'decision waits', 'decisions wait')).toBe('1 decision waits')
    expect(counted(3, 'decision waits', 'decisions wait')).toBe('3 decisions wait')
  })

  it('of similar cases is one suspicion, no suspicions, two suspicions', () => {
    const texts = [0, 1, 2].map((count) => similarText('suspectedBreaches', count))
    expect(texts).toEqual([
      ...['No suspicions of this rule', '1 suspicion of this rule', '2 suspicions of this rule'],
    ])
    expect(similarText('payouts', 1)).toBe('1 other payout of this trader')
    expect(similarText('orders', 1)).toBe('1 similar case')
  })
})
