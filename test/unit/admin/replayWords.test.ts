import { describe, expect, it } from '@jest/globals'
import { replayWords } from '../../../src/admin/account/replayWords.js'

describe('what a replay answered, in words', () => {
  it('agrees', () => {
    expect(replayWords({ agree: true })).toEqual({
      agree: true,
      text: 'Replayed just now: every figure and the hash agree.',
    })
  })

  it('names the place and both values of a difference, also where one is missing', () => {
    const difference = { agree: false, path: 'verdict.limit', recorded: 2, recomputed: 1 }
    expect(replayWords(difference)?.text).toBe(
      'The replay disagrees at verdict.limit: recorded 2, recomputed 1.',
    )
    expect(replayWords({ agree: false, path: '', recomputed: 'expected an object' })?.text).toBe(
      'The replay disagrees in the form of the evidence: recorded nothing, recomputed "expected an object".',
    )
  })

  it('is nothing for another answer', () => {
    expect(replayWords({ ok: false, message: 'Sign in first.' })).toBeNull()
  })
})
