import { describe, expect, it } from '@jest/globals'
import { readWords, writeWords } from '../../../src/admin/fields/wordsCondition.js'

const first = { field: 'status', place: { or: 0, and: 0 } }
const where = (...conditions: object[]) => ({ or: [{ and: conditions }] })

describe('the words of a filter', () => {
  it('are read whichever operator the filter has', () => {
    expect(readWords(where({ status: { equals: 'paid' } }), first)).toEqual(['paid'])
    expect(readWords(where({ status: { in: ['paid', 'sending'] } }), first)).toEqual([
      'paid',
      'sending',
    ])
    expect(readWords(where({ status: { not_in: 'paid,failed' } }), first)).toEqual([
      'paid',
      'failed',
    ])
  })

  it('are none where nothing was chosen or the query is something else', () => {
    expect(readWords(where({ status: { equals: undefined } }), first)).toEqual([])
    expect(readWords(undefined, first)).toEqual([])
    expect(readWords({ or: 'x' }, first)).toEqual([])
    expect(readWords({ or: [null, { and: 3 }] }, first)).toEqual([])
  })

  it('change the filter at their place and leave the others', () => {
    const before = where({ amount: { equals: 1 } }, { status: { equals: 'paid' } })
    expect(
      writeWords(before, { field: 'status', place: { or: 0, and: 1 } }, ['failed', 'paid']),
    ).toEqual(where({ amount: { equals: 1 } }, { status: { in: ['failed', 'paid'] } }))
  })

  it('are those of their own field', () => {
    const before = where({ rule: { in: ['dailyLoss', 'dailyLoss-2'] } })
    expect(readWords(before, { ...first, field: 'rule' })).toEqual(['dailyLoss', 'dailyLoss-2'])
    expect(readWords(before, first)).toEqual([])
    expect(writeWords(before, { ...first, field: 'rule' }, [])).toEqual(where({ rule: { in: [] } }))
  })

  it('go on excluding where the filter excludes', () => {
    const before = where({ status: { not_equals: 'paid' } })
    expect(writeWords(before, first, ['failed'])).toEqual(where({ status: { not_in: ['failed'] } }))
  })
})
