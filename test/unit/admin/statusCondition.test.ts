import { describe, expect, it } from '@jest/globals'
import { readStatuses, writeStatuses } from '../../../src/admin/fields/statusCondition.js'

const first = { or: 0, and: 0 }
const where = (...conditions: object[]) => ({ or: [{ and: conditions }] })

describe('the words of a filter on the status', () => {
  it('are read whichever operator the filter has', () => {
    expect(readStatuses(where({ status: { equals: 'paid' } }), first)).toEqual(['paid'])
    expect(readStatuses(where({ status: { in: ['paid', 'sending'] } }), first)).toEqual([
      'paid',
      'sending',
    ])
    expect(readStatuses(where({ status: { not_in: 'paid,failed' } }), first)).toEqual([
      'paid',
      'failed',
    ])
  })

  it('are none where nothing was chosen or the query is something else', () => {
    expect(readStatuses(where({ status: { equals: undefined } }), first)).toEqual([])
    expect(readStatuses(undefined, first)).toEqual([])
    expect(readStatuses({ or: 'x' }, first)).toEqual([])
    expect(readStatuses({ or: [null, { and: 3 }] }, first)).toEqual([])
  })

  it('change the filter at their place and leave the others', () => {
    const before = where({ amount: { equals: 1 } }, { status: { equals: 'paid' } })
    expect(writeStatuses(before, { or: 0, and: 1 }, ['failed', 'paid'])).toEqual(
      where({ amount: { equals: 1 } }, { status: { in: ['failed', 'paid'] } }),
    )
  })

  it('go on excluding where the filter excludes', () => {
    const before = where({ status: { not_equals: 'paid' } })
    expect(writeStatuses(before, first, ['failed'])).toEqual(
      where({ status: { not_in: ['failed'] } }),
    )
  })
})
