import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { minor } from '../../src/domain/money/minor.js'
import { platformChecks } from '../../src/platforms/acceptance/describePlatform.js'
import type { PlatformUnderTest } from '../../src/platforms/acceptance/types.js'
import type {
  DayClose,
  ListedAccount,
  PlatformSession,
  StreamEvent,
} from '../../src/platforms/types.js'
import { startPaper, type RunningPaper } from './paperServer.js'

let paper: RunningPaper
let platform: PlatformUnderTest

beforeAll(async () => {
  paper = await startPaper(['--traders', 'off'])
  await paper.control.setRunning(false)
  const { session, control } = paper
  let price = 1.1
  platform = {
    session,
    opening: { group: 'g', currency: 'USD', leverage: 100, balance: minor(10_000_000) },
    otherGroup: 'other',
    control: {
      openPosition: async (login) => {
        await control.openPosition(login, { symbol: 'EURUSD', side: 'buy', lots: 0.3 })
      },
      placeOrder: async (login) => {
        const order = { symbol: 'EURUSD', side: 'buy', lots: 0.1, kind: 'limit' } as const
        await control.placeOrder(login, { ...order, price: 0.5 })
      },
      movePrice: () => control.setPrice('EURUSD', { bid: Number((price += 0.0002).toFixed(5)) }),
      connectWrongly: async () => session,
      breakStreams: () => control.streams('drop'),
      loseHistory: () => control.streams('forget'),
      loseNextAnswer: () => control.setFault('dropAfterwards', { writesOnly: true }),
      endDay: () => control.advanceClock(86_400_000),
    },
  }
})

afterAll(() => paper.stop())

const anyKey = () => ({ idempotencyKey: randomUUID() })

/** The session's stream with each event changed, or left out. */
function altered(
  session: PlatformSession,
  alter: (event: StreamEvent) => StreamEvent | null,
): Pick<PlatformSession, 'stream'> {
  return {
    stream: async function* (logins, options) {
      for await (const event of session.stream(logins, options)) {
        const changed = alter(event)
        if (changed) yield changed
      }
    },
  }
}

type Defect = [
  check: string,
  defect: string,
  spoil: (good: PlatformSession) => Partial<PlatformSession>,
]

const defects: Defect[] = [
  [
    'opens one account when the same request comes twice',
    'ignores the key',
    (good) => ({
      openAccount: (input) => good.openAccount({ ...input, comment: randomUUID() }, anyKey()),
    }),
  ],
  [
    'finds an account by its comment, and nothing by an unknown one',
    'finds the same account always',
    () => ({ findByComment: async () => ({ ok: true, login: '1000001' }) }),
  ],
  [
    'sets a new password once for each key',
    'sets another at each repeat',
    (good) => ({ resetPassword: (login) => good.resetPassword(login, anyKey()) }),
  ],
  [
    'disables: no position, no order, no trading, and reading again says the same',
    'only says so',
    (good) => ({
      disable: async (login) => {
        const read = await good.snapshots([login])
        const [snapshot] = read.ok ? read.snapshots : []
        if (!snapshot) return { ok: false, code: 'notFound', message: '', retryable: false }
        const claimed = { openPositions: 0, pendingOrders: 0, mode: 'noTrading' } as const
        return { ok: true, snapshot: { ...snapshot, ...claimed, equity: snapshot.balance } }
      },
    }),
  ],
  [
    'disables: no position, no order, no trading, and reading again says the same',
    'forgets to switch trading off',
    (good) => ({ disable: good.closeAll }),
  ],
  [
    'enables again, and a late repeat of the old disable changes nothing',
    'carries a repeat out again',
    (good) => ({ disable: (login) => good.disable(login, anyKey()) }),
  ],
  [
    'carries out a balance operation once for each key, and finds it again',
    'carries a repeat out again',
    (good) => ({ adjustBalance: (input) => good.adjustBalance(input, anyKey()) }),
  ],
  [
    'refuses to take more than there is, and changes nothing',
    'takes what there is',
    (good) => ({
      adjustBalance: (input, context) =>
        good.adjustBalance({ ...input, amount: minor(-100) }, context),
    }),
  ],
  [
    'leaves deals before the asked time out',
    'gives all deals',
    (good) => ({ deals: (login) => good.deals(login, 0) }),
  ],
  [
    'keeps the figures as the platform wrote them beside the rounded ones',
    'rounds in the other direction',
    (good) => ({
      snapshots: async (logins, options) => {
        const read = await good.snapshots(logins, options)
        if (!read.ok) return read
        const shifted = read.snapshots.map((s) => ({ ...s, equity: minor(s.equity + 1) }))
        return { ok: true, snapshots: shifted }
      },
    }),
  ],
  [
    'answers for a batch of any size, leaving out logins that are unknown',
    'reads the first batch alone',
    (good) => ({ snapshots: (logins) => good.snapshots([...logins].reverse().slice(0, 2)) }),
  ],
  [
    'says auth when the credentials are wrong, for reads, writes and streams',
    'lets anybody in',
    () => ({}),
  ],
  [
    'resumes after a break with exactly the states that were missed',
    'loses a state on the way',
    (good) => {
      let count = 0
      return altered(good, (event) => (event.type === 'snapshots' && ++count === 4 ? null : event))
    },
  ],
  [
    'says caughtUp when nothing was missed, and sends no state twice',
    'starts from the beginning each time',
    (good) => ({
      stream: (logins, options) =>
        good.stream(new Map([...logins].map(([login]) => [login, { after: 0 }])), options),
    }),
  ],
  [
    'reports a gap when the missed states are gone, then goes on with the present one',
    'keeps the gap to itself',
    (good) => altered(good, (event) => (event.type === 'gap' ? null : event)),
  ],
  [
    'throws a PlatformLinkError when the link breaks',
    'ends quietly',
    (good) => ({
      stream: async function* (logins, options) {
        try {
          yield* good.stream(logins, options)
        } catch {
          return
        }
      },
    }),
  ],
  [
    'streams each change of several accounts in order',
    'turns each batch around',
    (good) => {
      const kept: StreamEvent[] = []
      return altered(good, (event) => {
        if (event.type !== 'snapshots') return event
        kept.push(event)
        return kept.length % 2 === 0 ? (kept.at(-2) ?? null) : { type: 'heartbeat', at: 0 }
      })
    },
  ],
  [
    'moves an account to another group, and a late repeat of the move changes nothing',
    'carries a repeat out again',
    (good) => ({ changeGroup: async (login, group) => moved(good, login, group) }),
  ],
  [
    'moves an account to another group, and a late repeat of the move changes nothing',
    'says the group that was asked for without moving',
    () => ({ changeGroup: async (_, group) => ({ ok: true, group }) }),
  ],
  [
    'shows the group that an account was moved to in the list of accounts',
    'lists the group of the opening for good',
    (good) => relisted(good, (accounts) => accounts.map((each) => ({ ...each, group: 'g' }))),
  ],
  [
    'lists every account once, page by page, always in the same order',
    'lists the newest first',
    (good) => relisted(good, (accounts) => [...accounts].reverse()),
  ],
  [
    'lists every account once, page by page, always in the same order',
    'leaves the newest out',
    (good) => relisted(good, (accounts) => accounts.slice(0, -1)),
  ],
  [
    'lists every account once, page by page, always in the same order',
    'lists some twice',
    (good) => relisted(good, (accounts) => [...accounts, ...accounts.slice(0, 1)]),
  ],
  [
    'lists an account with what it was opened with, and the mode it is in now',
    'lists all accounts as trading',
    (good) => relisted(good, (accounts) => accounts.map((each) => ({ ...each, mode: 'full' }))),
  ],
  [
    'tells how a day ended: once, with the figures of that moment, for accounts of that day',
    'tells equity for balance',
    (good) => reclosed(good, (closes) => closes.map((each) => ({ ...each, balance: each.equity }))),
  ],
  [
    'tells how a day ended: once, with the figures of that moment, for accounts of that day',
    'tells each day twice',
    (good) => reclosed(good, (closes) => [...closes, ...closes]),
  ],
  [
    'leaves day closes outside the asked span out, both ends included',
    'gives all it has',
    (good) => ({
      dayCloses: async (logins) =>
        good.dayCloses?.(logins, { from: 0, to: Number.MAX_SAFE_INTEGER }) ?? refused,
    }),
  ],
  [
    'keeps a key to the operation it was used for: another one under it moves nothing',
    'looks at the request, not at the key',
    (good) => ({
      adjustBalance: (input, { idempotencyKey }) =>
        good.adjustBalance(input, { idempotencyKey: `${idempotencyKey}${input.amount}` }),
    }),
  ],
  [
    'says outcomeUnknown when the answer to a balance operation is lost, and finds it by its key',
    'takes a lost answer for a refusal',
    (good) => ({
      adjustBalance: async (input, context) => {
        const made = await good.adjustBalance(input, context)
        return !made.ok && made.code === 'outcomeUnknown' ? { ...made, code: 'unavailable' } : made
      },
    }),
  ],
  [
    'says outcomeUnknown when the answer to a balance operation is lost, and finds it by its key',
    'sends it once more by itself, under another key',
    (good) => ({
      adjustBalance: async (input, context) => {
        const made = await good.adjustBalance(input, context)
        return made.ok ? made : good.adjustBalance(input, anyKey())
      },
    }),
  ],
  [
    'says outcomeUnknown when the answer to a balance operation is lost, and finds it by its key',
    'cannot find an operation',
    () => ({ findOperation: async () => ({ ok: true, ticket: null }) }),
  ],
  [
    'says outcomeUnknown when the answer to an opening is lost, and one account comes of it',
    'opens another at the repeat',
    (good) => ({
      openAccount: (input) => good.openAccount({ ...input, comment: randomUUID() }, anyKey()),
    }),
  ],
  [
    'finds an account by a comment of any characters, also when trading is off',
    'finds by the plain letters of the comment',
    (good) => ({ findByComment: (comment) => good.findByComment(comment.replace(/\W/g, '')) }),
  ],
  [
    'gives deals in the order of their time, the same ones each time',
    'gives the newest first',
    (good) => ({
      deals: async (login, since) => {
        const read = await good.deals(login, since)
        return read.ok ? { ok: true, deals: [...read.deals].reverse() } : read
      },
    }),
  ],
]

const refused = { ok: false, code: 'unavailable', message: '', retryable: true } as const

const moved = async (good: PlatformSession, login: string, group: string) =>
  (await good.changeGroup?.(login, group, anyKey())) ?? refused

const relisted = (
  good: PlatformSession,
  alter: (accounts: readonly ListedAccount[]) => readonly ListedAccount[],
): Partial<PlatformSession> => ({
  accounts: async (options) => {
    const page = (await good.accounts?.(options)) ?? refused
    return page.ok ? { ...page, accounts: alter(page.accounts) } : page
  },
})

const reclosed = (
  good: PlatformSession,
  alter: (closes: readonly DayClose[]) => readonly DayClose[],
): Partial<PlatformSession> => ({
  dayCloses: async (logins, span) => {
    const read = (await good.dayCloses?.(logins, span)) ?? refused
    return read.ok ? { ok: true, closes: alter(read.closes) } : read
  },
})

describe('the acceptance suite', () => {
  it.each(defects)('fails "%s" for a connector that %s', async (name, _, spoil) => {
    const check = platformChecks.find((candidate) => candidate.name === name)
    if (!check) throw new Error(`no check is called "${name}"`)
    const session = { ...platform.session, ...spoil(platform.session) }
    await expect(check.run({ ...platform, session })).rejects.toThrow()
  })

  it('passes over what a platform does not claim to do', () => {
    const { capabilities } = platform.session
    const poor = { ...capabilities, stream: false, adjustBalance: false, openAccounts: false }
    const left = platformChecks.filter((check) => check.applies?.(poor) !== false)
    expect(left.length).toBeLessThan(platformChecks.length)
    expect(left.some((check) => check.name.includes('stream each'))).toBe(false)
  })
})
