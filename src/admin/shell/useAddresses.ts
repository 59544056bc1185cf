'use client'
import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import type { CollectionKey } from '../../collectionKeys.js'
import { useSlugs } from './FirmProvider.js'

/** Conditions on fields of a list: each field is one of its words. */
export type ListFilter = Readonly<Record<string, readonly string[]>>

/** Where the page that is made for reading the record lies; others have their form alone. */
const pages: Partial<Readonly<Record<CollectionKey, string>>> = {
  accounts: '/overview',
  incidents: '/overview',
  traders: '/overview',
}

/** Addresses of the admin: the dashboard, a list with or without a filter, a record. */
export function useAddresses() {
  const { config } = useConfig()
  const slugs = useSlugs()
  const at = (path: `/${string}` | '') => formatAdminURL({ adminRoute: config.routes.admin, path })
  return {
    dashboard: at(''),
    workQueue: (kind?: string) => `${at('/work-queue')}${kind ? `?kind=${kind}` : ''}`,
    importBook: at('/import'),
    list: (key: CollectionKey, filter: ListFilter = {}) =>
      `${at(`/collections/${slugs[key]}`)}${filterQuery(filter)}`,
    record: (key: CollectionKey, id: string) =>
      at(`/collections/${slugs[key]}/${id}${pages[key] ?? ''}`),
    create: (key: CollectionKey) => at(`/collections/${slugs[key]}/create`),
  }
}

/** In the form that Payload's filter menu reads back. */
function filterQuery(filter: ListFilter): string {
  const query = new URLSearchParams()
  Object.entries(filter).forEach(([field, words], index) => {
    const place = `where[or][0][and][${index}][${field}]`
    if (words.length === 1) query.set(`${place}[equals]`, words[0] ?? '')
    else words.forEach((word, n) => query.set(`${place}[in][${n}]`, word))
  })
  const text = query.toString()
  return text ? `?${text}` : ''
}
