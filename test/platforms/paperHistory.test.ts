import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { nothing } from '../../src/platforms/paper/server/amounts.js'
import type { Account } from '../../src/platforms/paper/server/book/account.js'
import { createHistory } from '../../src/platforms/paper/server/history/history.js'
import { createPublisher } from '../../src/platforms/paper/server/history/publisher.js'
import type { Journal } from '../../src/platforms/paper/server/storage/journal.js'
import { findGaps, firstUnseen } from '../../src/platforms/paper/server/stream/gaps.js'

function account(index: number): Account {
  return {
    index,
    login: `${index}`,
    group: '',
    name: '',
    comment: '',
    leverage: 1,
    openedAt: 0,
    initial: nothing,
    script: { kind: 'idle', trades: 0, nextStep: 0, closeStep: 0 },
    balance: nothing,
    floating: nothing,
    mode: 'full',
    positions: [],
    orders: [],
    lastOpenedAt: 0,
    passwordKey: '',
    sequence: 0,
    oldestKept: 1,
    dealCount: 0,
    deals: [],
    writes: [],
    dayCloses: [],
  }
}

describe('history of states', () => {
  it('gives back exactly what was missed, or says that some is gone', () => {
    const change = fc.nat(3)
    const asked = fc.dictionary(fc.constantFrom('0', '1', '2', '3'), fc.nat(30))
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 80 }),
        asked,
        fc.integer({ min: 4, max: 40 }),
        (changes, wanted, capacity) => {
          const accounts = [0, 1, 2, 3].map(account)
          const history = createHistory(accounts, { capacity, startedAt: 0 })
          const told: { account: number; sequence: number; place: number }[] = []
          for (const index of changes) {
            const changed = accounts[index]
            if (!changed) continue
            changed.sequence++
            told.push({ account: index, sequence: changed.sequence, place: history.head })
            history.push(changed, 0)
          }
          const seen = new Map(
            Object.entries(wanted).map(([index, after]) => [Number(index), after]),
          )
          const kept = told.filter(({ place }) => place >= changes.length - capacity)
          const lost = new Set(
            [...seen].flatMap(([index, after]) => {
              const all = told.filter((state) => state.account === index)
              const isAhead = after > all.length
              const gone = all.some((state) => state.sequence > after && !kept.includes(state))
              return isAhead || gone ? [index] : []
            }),
          )
          const gaps = findGaps(accounts, seen).flatMap((gap) => gap.accounts.map((a) => a.index))
          expect(new Set(gaps)).toEqual(lost)
          const read: [number, number][] = []
          for (let place = firstUnseen(history, accounts, seen); place < history.head; place++) {
            const state = history.read(place)
            const after = seen.get(state.account)
            if (after !== undefined && state.sequence > after)
              read.push([state.account, state.sequence])
          }
          const expected = kept.filter(({ account: index, sequence }) => {
            const after = wanted[String(index)]
            return after !== undefined && (lost.has(index) || sequence > after)
          })
          expect(read).toEqual(expected.map(({ account: index, sequence }) => [index, sequence]))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('publisher', () => {
  it('shows a state only when the journal is durable up to it', () => {
    const accounts = [account(0)]
    const [only] = accounts
    const history = createHistory(accounts, { capacity: 8, startedAt: 0 })
    let durable = () => {}
    const journal = {
      appended: 0,
      durable: 0,
      onDurable: (listener: () => void) => (durable = listener),
    }
    const publisher = createPublisher(history, journal as unknown as Journal)
    const change = (isWritten: boolean) => {
      if (only) history.push(only, 0)
      if (isWritten) journal.appended++
      publisher.publish()
    }
    change(false)
    expect(history.published).toBe(1)
    change(true)
    change(false)
    expect(history.published).toBe(1)
    change(true)
    journal.durable = 1
    durable()
    expect(history.published).toBe(3)
    journal.durable = 2
    durable()
    expect(history.published).toBe(4)
  })
})
