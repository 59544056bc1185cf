import { describe, expect, it } from '@jest/globals'
import { body, paragraph, v } from '../../../src/email/builder.js'
import { conversion } from '../../../src/email/conversion.js'
import { toText } from '../../../src/email/toText.js'
import { usesOf } from '../../../src/email/uses.js'

describe('converting a body', () => {
  it('notices a node that a failing converter left out, which Payload would only log', () => {
    const message = body(paragraph('You get ', v('amount'), '.'))
    const log = console.error
    console.error = () => undefined
    try {
      const run = conversion(new Map())
      expect(toText(message, run)).toBe('You get .')
      expect(() => run.finish(usesOf(message).nodes)).toThrow(/expected 4 nodes .* was 3/)
    } finally {
      console.error = log
    }
  })
})
