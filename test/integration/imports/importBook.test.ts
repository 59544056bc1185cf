import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { handleEndpoints } from 'payload'
import { minor } from '../../../src/domain/money/minor.js'
import { runtimeOf } from '../../../src/services/runtime.js'
import { startJourneyFirm, type JourneyFirm } from '../journey/journeyFirm.js'

let firm: JourneyFirm
let connection: string
beforeAll(async () => {
  firm = await startJourneyFirm()
  const [row] = await firm.rows('select id from pf_platform_connections')
  connection = String(row?.id)
})
afterAll(() => firm.stop())

const startedAt = new Date(Date.now() - 3_600_000).toISOString()

/** An account that somebody opened on the platform without us. */
async function openElsewhere(name: string): Promise<string> {
  const session = await runtimeOf(firm.payload).sessions.get(connection)
  const opened = await session.openAccount(
    {
      ...{ group: 'demo', currency: 'USD', leverage: 100, balance: minor(50_000_00) },
      ...{ name, comment: `elsewhere-${name}` },
    },
    { idempotencyKey: `elsewhere-${name}` },
  )
  if (!opened.ok) throw new Error(opened.message)
  return opened.login
}

const line = (login: string, email: string, more: Partial<Record<string, string>> = {}) =>
  [
    login,
    email,
    more.name ?? `Owner of ${login}`,
    more.program ?? 'two-step',
    more.size ?? '"50,000.00"',
    more.startedAt ?? startedAt,
  ].join(',')

type Report = {
  status: number
  message?: string
  accounts: number
  known: number
  newTraders: number
  knownTraders: number
  refused: { row: number; message: string }[]
  duplicates: { kind: string; rows: number[] }[]
  warnings: { row: number; message: string }[]
  total: number
  rows: {
    row: number
    result: string
    trader: string | null
    account: string | null
    refusal: string | null
    duplicates: string[]
  }[]
}

async function send(
  lines: readonly string[],
  query = '',
  by: 'manager' | 'risk' = 'manager',
): Promise<Report> {
  const body = ['login,email,name,program,size,started_at', ...lines].join('\n')
  const request = new Request(
    `http://127.0.0.1:22500/api/prop-firm/connections/${connection}/import${query}`,
    {
      method: 'POST',
      body,
      headers: { authorization: `JWT ${firm.operators[by].token}`, 'content-type': 'text/csv' },
    },
  )
  const answer = await handleEndpoints({ config: firm.config, request })
  return { status: answer.status, ...((await answer.json()) as Omit<Report, 'status'>) }
}

const accountsOf = (login: string) =>
  firm.rows(
    `select account.id, account.status, trader.email, live.watching, live.balance::float8 balance
     from pf_accounts account join pf_traders trader on trader.id = account.trader_id
     left join live.account live on live.account_id = account.id where account.login = $1`,
    [login],
  )

describe('a book that runs elsewhere', () => {
  it('changes nothing before somebody says so', async () => {
    const login = await openElsewhere('dry')
    const report = await send([line(login, 'dry@elsewhere.example')])
    expect(report).toMatchObject({ status: 200, accounts: 1, newTraders: 1, refused: [] })
    expect(await accountsOf(login)).toEqual([])
    expect(
      await firm.rows('select 1 from pf_traders where email = $1', ['dry@elsewhere.example']),
    ).toEqual([])
  })

  it('is taken over once, with its people, and followed by its rules', async () => {
    const login = await openElsewhere('taken')
    const lines = [line(login, 'taken@elsewhere.example')]
    expect(await send(lines, '?commit=true')).toMatchObject({ accounts: 1, known: 0 })
    expect(await send(lines, '?commit=true')).toMatchObject({ accounts: 0, known: 1 })
    expect(await accountsOf(login)).toMatchObject([
      { status: 'active', email: 'taken@elsewhere.example', watching: true, balance: 50_000_00 },
    ])
    expect(
      await firm.rows(`select 1 from pf_email_messages where "to" = 'taken@elsewhere.example'`),
    ).toEqual([])
    await firm.paper.control.openPosition(login, { symbol: 'EURUSD', side: 'buy', lots: 20 })
    await firm.paper.control.setPrice('EURUSD', { bid: 1.0, ask: 1.0 })
    await firm.until('breached by its rules', async () => {
      const [account] = await accountsOf(login)
      return account?.status === 'breached'
    })
    await firm.paper.control.setPrice('EURUSD', { bid: 1.1, ask: 1.1 })
  })

  it('is taken over once where two send it at once, and each is told what it did itself', async () => {
    const login = await openElsewhere('raced')
    const lines = [line(login, 'raced@elsewhere.example')]
    const reports = await Promise.all([1, 2, 3].map(() => send(lines, '?commit=true')))
    expect(await accountsOf(login)).toHaveLength(1)
    const results = reports.flatMap(({ rows }) => rows.map(({ result }) => result))
    expect(results.sort()).toEqual(['known', 'known', 'taken'])
    expect(reports.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(1)
  })

  it('comes part by part, and what stands twice is seen across the parts', async () => {
    const [first, second] = [await openElsewhere('part-1'), await openElsewhere('part-2')]
    const lines = [
      line(first, 'parts@elsewhere.example', { name: 'Pat Parts' }),
      line(second, 'parts@elsewhere.example', { name: 'Pat Parts' }),
      line(first, 'parts@elsewhere.example', { name: 'Pat Parts' }),
      line('no-such-login', 'parts@elsewhere.example', { name: 'Pat Parts' }),
    ]
    const dry = await send(lines, '?skip=2&take=2')
    expect(dry).toMatchObject({ total: 4, accounts: 0 })
    expect(dry.rows).toMatchObject([
      { row: 4, result: 'repeated', duplicates: [expect.stringMatching(/^login: .*row 2/)] },
      { row: 5, result: 'refused', refusal: expect.stringMatching(/^login: /), trader: null },
    ])
    const parts = [
      await send(lines, '?commit=true&skip=0&take=1'),
      await send(lines, '?commit=true&skip=1&take=1'),
      await send(lines, '?commit=true&skip=2&take=2'),
    ]
    const rows = parts.flatMap((part) => part.rows)
    expect(rows.map(({ row, result, trader }) => [row, result, trader])).toEqual([
      [2, 'taken', 'new'],
      [3, 'taken', 'known'],
      [4, 'repeated', null],
      [5, 'refused', null],
    ])
    const [account] = await accountsOf(first)
    expect(rows[0]?.account).toBe(account?.id)
    expect(await accountsOf(second)).toHaveLength(1)
    expect((await send(lines, '?skip=4')).rows).toEqual([])
  })

  it('invites new traders where it is asked to', async () => {
    const login = await openElsewhere('invited')
    await send([line(login, 'invited@elsewhere.example')], '?commit=true&invite=true')
    expect(
      await firm.rows(`select 1 from pf_email_messages where "to" = 'invited@elsewhere.example'`),
    ).toHaveLength(1)
  })

  it('has every row that cannot come named with its reason, and the others come', async () => {
    const login = await openElsewhere('good')
    const report = await send(
      [
        line(login, 'good@elsewhere.example'),
        line('no-such-login', 'a@elsewhere.example'),
        line(await openElsewhere('other'), 'b@elsewhere.example', { program: 'no-such-program' }),
        line(await openElsewhere('size'), 'c@elsewhere.example', { size: '"7,000"' }),
        line('x', 'not an address'),
        line(await openElsewhere('later'), 'd@elsewhere.example', {
          startedAt: '2099-01-01T00:00:00Z',
        }),
        line(login, 'good@elsewhere.example', { name: 'Another Name' }),
      ],
      '?commit=true',
    )
    expect(report).toMatchObject({ accounts: 1 })
    expect(report.refused.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7])
    expect(report.refused.map(({ message }) => message.split(':')[0])).toEqual([
      'login',
      'program',
      'size',
      'email',
      'started_at',
    ])
    expect(report.duplicates.map(({ kind }) => kind)).toEqual(['login', 'email'])
    expect(await accountsOf(login)).toHaveLength(1)
  })

  it('is for managers, and needs its columns', async () => {
    expect((await send([], '', 'risk')).status).toBe(403)
    expect(await send([])).toMatchObject({ status: 400 })
    expect(await send([line('1', 'a@b.example')], '?commit=yes')).toMatchObject({ status: 400 })
  })
})
