import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { collectionOfLifecycle } from '../../../src/access/lifecycleCollections.js'
import { tableOf } from '../../../src/collectionKeys.js'
import { lifecycles, type LifecycleName } from '../../../src/domain/lifecycles/all.js'
import { guardWords, lifecyclesPage } from '../../../src/domain/lifecycles/lifecyclesPage.js'
import { makeFirm } from '../../../src/firm.js'
import { sanitiseOptions } from '../../../src/options.js'
import { makeWork } from '../../../src/services/makeWork.js'

const firm = makeFirm(sanitiseOptions({}), { secret: 'a secret of the tests' })
const tx = { query: () => Promise.reject(new Error('not asked')) }
const { guards, effects } = makeWork({ firm, tx, now: new Date(0) })
const moves = Object.values(lifecycles).flatMap((lifecycle) => lifecycle.moves)

describe.each(Object.entries(lifecycles))('the lifecycle %s', (name, lifecycle) => {
  it('is the one of its collection', () => {
    expect(lifecycle.name).toBe(name)
    expect(lifecycle.table).toBe(tableOf(collectionOfLifecycle[name as LifecycleName]))
  })

  it('asks a person for the reason of whatever takes something from a trader', () => {
    const silent = lifecycle.moves.filter(
      ({ adverse, roles, reason }) => adverse && roles.length > 0 && reason === 'none',
    )
    expect(silent.map(({ event }) => event)).toEqual([])
  })

  it('lets no auditor fire anything', () => {
    const fired = lifecycle.moves.filter(({ roles }) => roles.includes('auditor'))
    expect(fired).toEqual([])
  })
})

describe('guards', () => {
  it('that moves name exist, each with words for the docs', () => {
    const named = [...new Set(moves.flatMap((move) => move.guards))].sort()
    expect(named.filter((name) => !guards[name])).toEqual([])
    expect(named.filter((name) => !guardWords[name])).toEqual([])
  })

  it('that exist are named by a move', () => {
    const named = moves.flatMap((move) => move.guards)
    expect(Object.keys(guards).filter((name) => !named.includes(name))).toEqual([])
  })
})

describe('effects', () => {
  it('belong to events that exist', () => {
    const events = Object.entries(lifecycles).flatMap(([name, lifecycle]) =>
      lifecycle.moves.map(({ event }) => `${name}.${event}`),
    )
    expect(Object.keys(effects).filter((key) => !events.includes(key))).toEqual([])
  })
})

describe('docs/lifecycles.md', () => {
  it('is the page that the tables make (write it with scripts/writeDocs.ts)', async () => {
    const page = await readFile('docs/lifecycles.md', 'utf8')
    expect(page).toBe(lifecyclesPage(Object.values(lifecycles)))
  })
})
