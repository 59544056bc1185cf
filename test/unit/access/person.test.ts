import { describe, expect, it } from '@jest/globals'
import { hasRole, personOf, type PersonSettings } from '../../../src/access/person.js'

const settings: PersonSettings = {
  operatorsSlug: 'operators',
  tradersSlug: 'traders',
  rolesOf: (user) => (Array.isArray(user.roles) ? user.roles : []),
}

const operator = { id: '1', collection: 'operators', name: 'Dana', email: 'd@x', roles: ['risk'] }
const trader = { id: '2', collection: 'traders', email: 't@x', status: 'active' }

const past = '2020-01-01T00:00:00.000Z'
const future = '2120-01-01T00:00:00.000Z'

describe('personOf', () => {
  it('knows operators with their roles, and traders', () => {
    expect(personOf(operator, settings)).toEqual({
      kind: 'operator',
      id: '1',
      name: 'Dana',
      email: 'd@x',
      roles: ['risk'],
    })
    expect(personOf(trader, settings)).toEqual({ kind: 'trader', id: '2', email: 't@x' })
  })

  it.each([
    ['nobody', null],
    ['undefined', undefined],
    ['a text', 'admin'],
    ['a user without an id', { collection: 'operators', roles: ['admin'] }],
    ['a user without a collection', { id: '1', roles: ['admin'] }],
    ['a user of another collection', { ...operator, collection: 'customers' }],
    ['a deactivated operator', { ...operator, deactivatedAt: past }],
    ['an operator whose access has ended', { ...operator, accessUntil: past }],
    ['an operator whose access ended, as a date', { ...operator, accessUntil: new Date(past) }],
    ['an operator whose end of access cannot be read', { ...operator, accessUntil: 'soon' }],
    ['a banned trader', { ...trader, status: 'banned' }],
  ])('takes %s for a visitor', (_who, user) => {
    expect(personOf(user, settings)).toEqual({ kind: 'anonymous' })
  })

  it.each([
    ['without an end', { ...operator, accessUntil: null }],
    ['before the end', { ...operator, accessUntil: future }],
    ['without a deactivation', { ...operator, deactivatedAt: null }],
  ])('keeps the roles of an operator %s', (_when, user) => {
    expect(hasRole(personOf(user, settings), ['risk'])).toBe(true)
  })

  it('drops what is no role, whatever the host answers', () => {
    const roles = ['risk', 'root', '', null, 7, 'constructor', ['admin']]
    expect(personOf({ ...operator, roles }, settings)).toMatchObject({ roles: ['risk'] })
  })

  it('gives a restricted trader what any trader has', () => {
    expect(personOf({ ...trader, status: 'restricted' }, settings).kind).toBe('trader')
  })
})

describe('hasRole', () => {
  it('is never true for traders and visitors', () => {
    expect(hasRole(personOf({ ...trader, roles: ['admin'] }, settings), ['admin'])).toBe(false)
    expect(hasRole(personOf(null, settings), ['admin'])).toBe(false)
  })

  it('asks for one of the roles', () => {
    expect(hasRole(personOf(operator, settings), ['admin', 'risk'])).toBe(true)
    expect(hasRole(personOf(operator, settings), ['admin'])).toBe(false)
    expect(hasRole(personOf(operator, settings), [])).toBe(false)
  })
})
