import { describe, expect, it } from '@jest/globals'
import { ConfigProvider } from '@payloadcms/ui'
import type { ClientConfig } from 'payload'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MoneyCell } from '../../../src/admin/fields/MoneyCell.js'

/** As much of Payload's as a cell of a list asks for. */
const config = { blocks: [], collections: [], globals: [], routes: { api: '/api' } }

function shown(amount: number | null, currency: string): string {
  const cell = createElement(MoneyCell, {
    ...{ collectionSlug: 'orders', cellData: amount, link: false, linkURL: '' },
    ...{ field: { name: 'amount' }, currencyField: 'currency', rowData: { id: '1', currency } },
  })
  const page = { config: config as unknown as ClientConfig, children: cell }
  return renderToStaticMarkup(createElement(ConfigProvider, page)).replace(/<[^>]+>/g, '')
}

describe('an amount in a list', () => {
  it('says in which currency it is, with the decimals of that', () => {
    expect(shown(32_900, 'USD')).toBe('329.00 USD')
    expect(shown(32_900, 'JPY')).toBe('32,900 JPY')
  })

  it('is a dash where there is none', () => {
    expect(shown(null, 'USD')).toBe('–')
  })
})
