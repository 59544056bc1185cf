import { describe, expect, it } from '@jest/globals'
import { pathOf, routeOf, routeOfPath, tokenIn } from '../../../src/portal/routes.js'

const id = '0199f0c2-6a4e-7d33-9b1c-5a2f3c4d5e6f'

describe('addresses of the portal', () => {
  it.each([
    ['/portal', { page: 'accounts' }],
    ['/portal/', { page: 'accounts' }],
    ['/portal/identity', { page: 'identity' }],
    ['/portal/password', { page: 'password' }],
    [`/portal/accounts/${id}`, { page: 'account', id }],
    [`/portal/agreements/${id}`, { page: 'agreement', id }],
    [`/portal/payouts/${id}`, { page: 'payout', id }],
    [`/portal/rulings/${id.toUpperCase()}`, { page: 'ruling', id }],
  ])('%s is a page that messages link to', (path, route) => {
    expect(routeOfPath(path)).toEqual(route)
  })

  it.each([
    [['constructor']],
    [['__proto__']],
    [['__proto__', id]],
    [['accounts', '1']],
    [['accounts', `${id}0`]],
    [['accounts', '..']],
    [['accounts', `${id}/credentials`]],
    [['accounts', `${id}?x=1`]],
    [['accounts', id, 'credentials']],
    [['identity', id]],
    [['javascript:alert(1)']],
  ])('%j is no page', (segments) => {
    expect(routeOf(segments)).toBeNull()
  })

  it('are built below one path', () => {
    expect(pathOf()).toBe('/portal')
    expect(pathOf('accounts', id)).toBe(`/portal/accounts/${id}`)
  })
})

describe('the token of a link that sets a password', () => {
  it('is the part after #', () => {
    expect(tokenIn('#AbC_def-0123456789xyz')).toBe('AbC_def-0123456789xyz')
  })

  it.each(['', '#', '#short', `#${'a'.repeat(201)}`, '#<img src=x onerror=alert(1)>', '#a b c'])(
    'is refused as %s',
    (hash) => {
      expect(tokenIn(hash)).toBeNull()
    },
  )
})
