import { describe, expect, it } from '@jest/globals'
import { contentSecurityPolicy } from '../../../src/portal/contentSecurityPolicy.js'

const directives = (policy: string) =>
  new Map(policy.split('; ').map((text) => [text.split(' ')[0], text.split(' ').slice(1)]))

describe('what a page of the portal may load', () => {
  const found = directives(contentSecurityPolicy('abc', false))

  it('is nothing but our own files and scripts with the nonce', () => {
    expect(found.get('default-src')).toEqual(["'none'"])
    expect(found.get('script-src')).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"])
    expect(found.get('connect-src')).toEqual(["'self'"])
    expect([...found.values()].flat()).not.toContain("'unsafe-inline'")
    expect([...found.values()].flat()).not.toContain("'unsafe-eval'")
  })

  it('cannot be framed, and sends no form by itself', () => {
    expect(found.get('frame-ancestors')).toEqual(["'none'"])
    expect(found.get('form-action')).toEqual(["'none'"])
    expect(found.get('base-uri')).toEqual(["'none'"])
  })
})
