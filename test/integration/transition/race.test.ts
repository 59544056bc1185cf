import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { transition } from '../../../src/services/transition/transition.js'
import type { Work } from '../../../src/services/work.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import {
  makeAccount,
  makeAccounts,
  makeProgram,
  type TestProgram,
} from '../../fixtures/firmRecords.js'
import { makeRacer, race, untilWaiting, valuesOf } from './support/racers.js'
import { entriesOf, statusOf, trail } from './support/trail.js'
import { putViolation } from './support/world.js'

let firm: TestFirm
let program: TestProgram
beforeAll(async () => {
  firm = await bootFirm()
  program = await makeProgram(firm)
})
afterAll(() => firm.stop())

const close = (id: string) => (work: Work) =>
  transition(work, { lifecycle: 'account', ids: [id], event: 'close', reason: 'as asked' })

const change = async (run: () => Promise<unknown>) => {
  const before = await trail(firm.pool)
  await run()
  const after = await trail(firm.pool)
  return Object.fromEntries(
    Object.keys(after).map((key) => [key, (after[key] ?? 0) - (before[key] ?? 0)]),
  )
}

const isDeadlock = (each: PromiseSettledResult<unknown>): boolean =>
  each.status === 'rejected' && String(each.reason).includes('deadlock')

describe('fifty racers on one move', () => {
  it('have one winner, one audit entry and one set of effects', async () => {
    const alone = await makeAccount(firm, program, { watched: true })
    const once = await change(() => firm.work(close(alone.id)))
    const { id, challengeId } = await makeAccount(firm, program, { watched: true })
    const gate = await makeRacer(firm)
    await gate.work.tx.query('select from pf_accounts where id = $1 for update', [id])

    let results: Awaited<ReturnType<typeof transition>>[] = []
    const raced = await change(async () => {
      const running = race(
        firm,
        Array.from({ length: 50 }, () => close(id)),
      )
      await untilWaiting(firm, 50)
      await gate.end('rollback')
      results = valuesOf(await running)
    })

    expect(results.filter(({ moved }) => moved.length === 1)).toHaveLength(1)
    const lost = results.flatMap(({ refused }) => refused.map(({ code, is }) => `${code} ${is}`))
    expect(lost).toEqual(Array.from({ length: 49 }, () => 'notPossible closed'))
    expect(raced).toEqual(once)
    expect(once).toMatchObject({ events: 1, messages: 1, commands: 1 })
    expect(await entriesOf(firm.pool, id, 'account.close')).toHaveLength(1)
    expect(await entriesOf(firm.pool, challengeId, 'challenge.close')).toHaveLength(1)
  })

  it('have one winner when they want different things', async () => {
    const { id } = await makeAccount(firm, program, { watched: true })
    const events = ['breach', 'pass', 'expire', 'close']
    const runs = Array.from({ length: 50 }, (_, n) => (work: Work) => {
      const event = events[n % events.length] ?? 'close'
      return transition(work, { lifecycle: 'account', ids: [id], event, reason: 'race' })
    })
    const results = valuesOf(await race(firm, runs))
    const moved = results.flatMap((result) => result.moved)
    expect(moved).toHaveLength(1)
    expect(await statusOf(firm.pool, 'pf_accounts', id)).toBe(moved[0]?.to)
    const entries = await Promise.all(
      events.map((event) => entriesOf(firm.pool, id, `account.${event}`)),
    )
    expect(entries.flat()).toHaveLength(1)
  })

  it('that saw an older status are told which one it is now', async () => {
    const { id } = await makeAccount(firm, program)
    const expected = {
      lifecycle: 'account',
      ids: [id],
      event: 'breach',
      expected: 'active',
    } as const
    const results = valuesOf(
      await race(firm, [
        (work) => transition(work, expected),
        (work) => transition(work, expected),
      ]),
    )
    expect(results.flatMap(({ moved }) => moved)).toHaveLength(1)
    expect(results.flatMap(({ refused }) => refused)).toMatchObject([
      { code: 'stale', is: 'breached' },
    ])
  })

  it('take the same records in any order without locking each other out', async () => {
    const ids = (await makeAccounts(firm, program, { count: 40 })).map(({ id }) => id)
    const runs = Array.from({ length: 12 }, (_, n) => (work: Work) => {
      const turned = [...ids.slice(n * 3), ...ids.slice(0, n * 3)]
      const some = n % 2 === 0 ? turned : turned.reverse()
      return transition(work, { lifecycle: 'account', ids: some.slice(0, 30), event: 'breach' })
    })
    const results = valuesOf(await race(firm, runs))
    const moved = results.flatMap((result) => result.moved.map(({ id }) => id))
    expect([...moved].sort()).toEqual([...ids].sort())
  })
})

describe('two works that start from different ends of a challenge', () => {
  type End = { readonly lock: RegExp; readonly run: (work: Work) => Promise<unknown> }

  /** Both hold their first lock before either asks for the second. */
  async function meet(one: End, other: End) {
    let arrived = 0
    let open: () => void = () => undefined
    const both = new Promise<void>((resolve) => {
      open = resolve
    })
    const timer = setTimeout(open, 700)
    const start = async ({ lock, run }: End) => {
      let locked = false
      const racer = await makeRacer(firm, async (text) => {
        if (locked) {
          arrived += 1
          if (arrived === 2) open()
          await both
        }
        locked = !locked && lock.test(text)
      })
      try {
        const result = await run(racer.work)
        await racer.end('commit')
        return result
      } catch (error) {
        await racer.end('rollback')
        throw error
      }
    }
    const settled = await Promise.allSettled([start(one), start(other)])
    clearTimeout(timer)
    return settled
  }

  const lockOf = (table: string) => new RegExp(`from ${table} .* for (no key )?update`, 's')
  const fire = (
    lifecycle: 'account' | 'challenge' | 'violation' | 'trader',
    id: string,
    event: string,
  ) => ({
    lock: lockOf(
      {
        account: 'pf_accounts',
        challenge: 'pf_challenges',
        violation: 'pf_violations',
        trader: 'pf_traders',
      }[lifecycle],
    ),
    run: (work: Work) => transition(work, { lifecycle, ids: [id], event, reason: 'race' }),
  })

  it('an account breaches while its challenge is cancelled', async () => {
    const { id, challengeId } = await makeAccount(firm, program, { watched: true })
    const settled = await meet(
      fire('account', id, 'breach'),
      fire('challenge', challengeId, 'cancel'),
    )
    expect(settled.filter(isDeadlock)).toEqual([])
    valuesOf(settled)
  })

  it('an account breaches while its trader is banned', async () => {
    const { id, trader } = await makeAccount(firm, program, { watched: true })
    const settled = await meet(fire('account', id, 'close'), fire('trader', trader.id, 'ban'))
    expect(settled.filter(isDeadlock)).toEqual([])
    valuesOf(settled)
  })

  it('a person confirms a breach while a clean one ends the account', async () => {
    const account = await makeAccount(firm, program, { watched: true })
    const violation = await firm.work((work) => putViolation(work, account))
    const engine = {
      lock: lockOf('pf_accounts'),
      run: async (work: Work) => {
        await transition(work, { lifecycle: 'account', ids: [account.id], event: 'breach' })
        const input = { ids: [violation], event: 'confirm', reason: 'a clean breach followed' }
        return transition(work, { lifecycle: 'violation', ...input })
      },
    }
    const settled = await meet(engine, fire('violation', violation, 'confirm'))
    expect(settled.filter(isDeadlock)).toEqual([])
    valuesOf(settled)
    expect(await entriesOf(firm.pool, violation, 'violation.confirm')).toHaveLength(1)
    expect(await entriesOf(firm.pool, account.id, 'account.breach')).toHaveLength(1)
  })
})
