import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq, type PayloadRequest } from 'payload'
import { inTransaction, transactionOf } from '../../../src/database/transactions.js'
import { InvariantError } from '../../../src/errors.js'
import { bookJournal } from '../../../src/services/journal/bookJournal.js'
import { withPool, withRequest } from '../../../src/services/withWork.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'

let firm: TestFirm
beforeAll(async () => {
  firm = await bootFirm({ poolMax: 4 })
})
afterAll(() => firm.stop())

const request = (): Promise<PayloadRequest> => createLocalReq({}, firm.payload)

const count = async (table: string): Promise<number> => {
  const { rows } = await firm.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)
  return rows[0]?.n ?? -1
}

const note = (req: PayloadRequest, text: string) =>
  firm.payload.create({
    collection: 'notes' as never,
    data: { text, subjectType: 'firm', subjectId: 'firm' } as never,
    req,
  })

const endBackend = async (pid: unknown): Promise<void> => {
  await firm.pool.query('select pg_terminate_backend($1)', [pid])
}

/** Ended by the server while the transaction is open and nothing is being asked of it. */
async function loseConnection(tx: Awaited<ReturnType<typeof transactionOf>>): Promise<void> {
  const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid')
  await endBackend(rows[0]?.pid)
  await new Promise((resolve) => setTimeout(resolve, 100))
}

const unbalanced = {
  kind: 'test',
  subject: { type: 'firm', id: 'firm' },
  at: 0,
  key: 'unbalanced',
  lines: [
    { account: 'a', amount: 100, currency: 'USD' },
    { account: 'b', amount: -99, currency: 'USD' },
  ],
} as never

describe('a journal that does not balance', () => {
  it('is refused when Payload commits, and the save says so', async () => {
    const entry = await firm.payload.create({
      collection: 'journal-entries' as never,
      data: {
        kind: 'test',
        subjectType: 'firm',
        subjectId: 'firm',
        at: new Date().toISOString(),
        idempotencyKey: 'one line',
      } as never,
    })
    const line = firm.payload.create({
      collection: 'journal-lines' as never,
      data: { entry: entry.id, account: 'bank', amount: 100, currency: 'USD' } as never,
    })
    await expect(line).rejects.toMatchObject({
      message: expect.stringContaining('does not balance'),
    })
    expect(await count('pf_journal_lines')).toBe(0)
  })

  it.each([
    [
      'a request',
      async () => withRequest(await request(), (work) => bookJournal(work, [unbalanced])),
    ],
    ['a job', () => withPool(firm, (work) => bookJournal(work, [unbalanced]))],
  ])('is refused when the work of %s commits', async (_who, run) => {
    await expect(run()).rejects.toMatchObject({ code: 'PF003' })
    expect(await count(`pf_journal_entries where idempotency_key = 'unbalanced'`)).toBe(0)
  })

  it('is refused per currency, whatever the sum over all', async () => {
    const crossed = {
      ...(unbalanced as object),
      lines: [
        { account: 'a', amount: 100, currency: 'USD' },
        { account: 'b', amount: -100, currency: 'EUR' },
      ],
    } as never
    const book = withPool(firm, (work) => bookJournal(work, [crossed]))
    await expect(book).rejects.toMatchObject({ code: 'PF003' })
  })
})

describe('the transaction of a request', () => {
  it('is shared by services and saves, and committed once', async () => {
    const req = await request()
    await inTransaction(req, async (tx) => {
      const made = await note(req, 'shared')
      const { rows } = await tx.query('select text from pf_notes where id = $1', [made.id])
      expect(rows).toEqual([{ text: 'shared' }])
      expect(await count(`pf_notes where text = 'shared'`)).toBe(0)
      await inTransaction(req, async (inner) => expect(inner).toBe(tx))
    })
    expect(await count(`pf_notes where text = 'shared'`)).toBe(1)
  })

  it('is found by a second copy of the module, as a bundler of a development server loads it', async () => {
    const again: string = '../../../src/database/transactions.ts?again'
    const copy = (await import(again)) as {
      inTransaction: typeof inTransaction
      transactionOf: typeof transactionOf
    }
    expect(copy.inTransaction).not.toBe(inTransaction)
    const req = await request()
    await inTransaction(req, async (tx) => {
      expect(await copy.transactionOf(req)).toBe(tx)
      await copy.inTransaction(req, async (inner) => expect(inner).toBe(tx))
    })
    await expect(copy.transactionOf(req)).rejects.toThrow(/expected an open transaction/)
    await copy.inTransaction(req, () => note(req, 'by the copy'))
    expect(await count(`pf_notes where text = 'by the copy'`)).toBe(1)
  })

  it('takes saves back with it when the work fails', async () => {
    const req = await request()
    const work = inTransaction(req, async () => {
      await note(req, 'taken back')
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await count(`pf_notes where text = 'taken back'`)).toBe(0)
    await expect(transactionOf(req)).rejects.toThrow(InvariantError)
  })

  it('never answers the pool where none is open', async () => {
    await expect(transactionOf(await request())).rejects.toThrow(/expected an open transaction/)
    await expect(transactionOf({ transactionID: 'unknown' })).rejects.toThrow(InvariantError)
  })

  it('fails at its end when a statement in it had failed and nobody said so', async () => {
    const req = await request()
    const work = inTransaction(req, async (tx) => {
      await note(req, 'lost')
      await tx.query('select 1 / 0').catch(() => undefined)
      return 'all is well'
    })
    await expect(work).rejects.toThrow(/nothing was saved/)
    expect(await count(`pf_notes where text = 'lost'`)).toBe(0)
  })

  it('fails when its connection is lost before the commit, and the process goes on', async () => {
    const req = await request()
    const work = inTransaction(req, async (tx) => {
      await note(req, 'cut off')
      await loseConnection(tx)
      return 'all is well'
    })
    await expect(work).rejects.toThrow()
    expect(await count(`pf_notes where text = 'cut off'`)).toBe(0)
  })

  it('gives its connection back whatever happens', async () => {
    for (let n = 0; n < 12; n += 1) {
      const req = await request()
      await inTransaction(req, async (tx) => {
        if (n % 3 === 0) await loseConnection(tx)
        if (n % 3 === 1) await tx.query('select nothing')
        throw new Error('again')
      }).catch(() => undefined)
    }
    const alive = await Promise.all([1, 2, 3, 4].map(() => count('pf_notes')))
    expect(new Set(alive).size).toBe(1)
  })
})

describe('the transaction of a job', () => {
  it('fails when a statement in it had failed and nobody said so', async () => {
    const work = withPool(firm, async ({ tx }) => {
      await tx.query('select 1 / 0').catch(() => undefined)
    })
    await expect(work).rejects.toThrow(/nothing was saved/)
  })

  it('fails when its connection is lost, and the process goes on', async () => {
    const work = withPool(firm, ({ tx }) => loseConnection(tx))
    await expect(work).rejects.toThrow()
    expect(await withPool(firm, async ({ tx }) => (await tx.query('select 1 as n')).rows)).toEqual([
      { n: 1 },
    ])
  })
})
