import { describe, expect, it } from '@jest/globals'
import type { Field } from 'payload'
import { closeReadOnly } from '../../../collections/closeReadOnly.js'
import { accessPage } from '../../../src/access/accessPage.js'
import { builtInRoutes } from '../../../src/access/builtIn.js'
import { collectionAccess } from '../../../src/access/collectionAccess.js'
import { matrix } from '../../../src/access/matrix.js'
import { collectionKeys } from '../../../src/collectionKeys.js'
import { readFile } from 'node:fs/promises'

const settings = { operatorsSlug: 'operators', tradersSlug: 'traders', rolesOf: () => ['admin'] }
const admin = { req: { user: { id: '1', collection: 'operators' } } } as never
const trader = { req: { user: { id: '2', collection: 'traders' } } } as never

describe('the access functions of a collection', () => {
  it('never answer plain true for files, which are then served without a look at their record', () => {
    const { read } = collectionAccess('kycDocuments', settings)
    expect(read?.(admin)).toEqual({ id: { exists: true } })
    expect(read?.(trader)).toEqual({ trader: { equals: '2' } })
  })

  it.each(collectionKeys)('exist for %s, for everything that Payload would else permit', (key) => {
    const access = collectionAccess(key, settings)
    const names = ['create', 'read', 'update', 'delete', 'readVersions', 'unlock', 'admin'] as const
    for (const name of names) {
      expect(access[name]?.({ req: { user: null } } as never)).toBe(false)
    }
  })

  it('give a trader nothing but own records to read', () => {
    for (const key of collectionKeys) {
      const access = collectionAccess(key, settings)
      const own = { [key === 'traders' ? 'id' : 'trader']: { equals: '2' } }
      expect(access.read?.(trader)).toEqual(matrix[key].trader ? own : false)
      for (const name of ['create', 'update', 'delete', 'unlock', 'admin'] as const) {
        expect(access[name]?.(trader)).toBe(false)
      }
    }
  })
})

describe('closeReadOnly', () => {
  const closedOf = (field: Field): Field => {
    const [closed] = closeReadOnly([field])
    if (!closed) throw new Error('a field is missing')
    return closed
  }
  const isClosed = (field: Field): boolean => {
    const closed = closedOf(field)
    const access = 'access' in closed ? closed.access : undefined
    return access?.create?.({} as never) === false && access.update?.({} as never) === false
  }

  it('closes what is shown read-only, or not at all', () => {
    expect(isClosed({ name: 'a', type: 'text', admin: { readOnly: true } })).toBe(true)
    expect(isClosed({ name: 'a', type: 'text', hidden: true })).toBe(true)
    expect(isClosed({ name: 'a', type: 'text' })).toBe(false)
    expect(isClosed({ name: 'a', type: 'text', admin: { hidden: true } })).toBe(false)
  })

  it('looks into rows, and leaves a rule that a field has of its own', () => {
    const inner: Field = { name: 'a', type: 'text', admin: { readOnly: true } }
    const [row] = closeReadOnly([{ type: 'row', fields: [inner] }])
    const [found] = row && 'fields' in row ? row.fields : []
    expect(found && 'access' in found && found.access?.update?.({} as never)).toBe(false)
    const own: Field = {
      name: 'a',
      type: 'text',
      admin: { readOnly: true },
      access: { update: () => true },
    }
    const kept = closedOf(own)
    expect('access' in kept && kept.access?.update?.({} as never)).toBe(true)
  })
})

describe('docs/access.md', () => {
  it('is the page that the code makes (write it with scripts/writeDocs.ts)', async () => {
    expect(await readFile('docs/access.md', 'utf8')).toBe(accessPage())
  })

  it('names each built-in route once', () => {
    const routes = builtInRoutes.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(routes).size).toBe(routes.length)
  })
})
