import { describe, expect, it } from '@jest/globals'
import type { CollectionConfig, Field } from 'payload'
import { prepareCollection } from '../../../src/admin/collections/prepareCollection.js'

const collection = (fields: Field[], admin: CollectionConfig['admin'] = {}): CollectionConfig => ({
  slug: 'things',
  fields,
  admin,
})

describe('a collection prepared for the admin', () => {
  it('gets the action bar before its own controls where it has a lifecycle', () => {
    const status: Field = { name: 'status', type: 'text', custom: { lifecycle: 'payout' } }
    const own = { components: { edit: { beforeDocumentControls: ['host#Extra'] } } }
    const { admin } = prepareCollection('payouts', collection([status], own))
    expect(admin?.components?.edit?.beforeDocumentControls).toEqual([
      expect.objectContaining({ clientProps: { lifecycle: 'payout' } }),
      'host#Extra',
    ])
  })

  it('has none where nothing moves', () => {
    const { admin } = prepareCollection('notes', collection([{ name: 'text', type: 'text' }]))
    expect(admin?.components).toBeUndefined()
  })

  it('always loads the currency that an amount is shown in, inside rows too', () => {
    const money: Field = {
      type: 'row',
      fields: [
        { name: 'amount', type: 'number', custom: { money: { currencyField: 'currency' } } },
        { name: 'currency', type: 'text' },
      ],
    }
    const away: Field = {
      name: 'size',
      type: 'number',
      custom: { money: { currencyField: 'elsewhere' } },
    }
    expect(prepareCollection('orders', collection([money, away])).forceSelect).toEqual({
      currency: true,
    })
  })

  it('leaves records that belong to others out of the navigation', () => {
    expect(prepareCollection('approvals', collection([])).admin?.group).toBe(false)
    const payouts = prepareCollection('payouts', collection([], { group: 'Money' }))
    expect(payouts.admin?.group).toBe('Money')
  })

  it('edits JSON without an editor from another server, unless the field brings its own', () => {
    const own: Field = { name: 'a', type: 'json', admin: { components: { Field: 'host#Own' } } }
    const nested: Field = { type: 'row', fields: [{ name: 'b', type: 'json' }] }
    const { fields } = prepareCollection('orders', collection([own, nested]))
    expect(fields).toMatchObject([
      { admin: { components: { Field: 'host#Own' } } },
      { fields: [{ admin: { components: { Field: expect.stringContaining('#JsonField') } } }] },
    ])
  })

  it('shows dates with their time, unless the field says how', () => {
    const day: Field = { name: 'a', type: 'date', admin: { date: { pickerAppearance: 'dayOnly' } } }
    const nested: Field = { type: 'row', fields: [{ name: 'b', type: 'date' }] }
    const { fields } = prepareCollection('orders', collection([day, nested]))
    expect(fields).toMatchObject([
      { admin: { date: { pickerAppearance: 'dayOnly' } } },
      { fields: [{ admin: { date: { pickerAppearance: 'dayAndTime' } } }] },
    ])
  })
})
