import { createReadBack, type ReadBack } from '../readBack.js'
import type {
  AccountSnapshot,
  PlatformFailure,
  PlatformResult,
  PlatformSession,
  WriteContext,
} from '../types.js'
import type { Mt5Context } from './context.js'
import type { CommentIndex } from './reads/commentIndex.js'
import { withClock } from './reads/readClock.js'
import { readDirectly } from './reads/readDirectly.js'
import { operateOnBalance } from './writes/balance.js'
import { changeGroup, readGroup } from './writes/changeGroup.js'
import { createLock, type Lock } from './writes/lock.js'
import { createOnce, type Once } from './writes/once.js'
import { openAccount } from './writes/openAccount.js'
import { passwordFor } from './writes/password.js'
import { setPassword } from './writes/setPassword.js'
import { flattenAccount, switchOffAndFlatten, switchOn } from './writes/setTrading.js'

type Writes = Required<
  Pick<
    PlatformSession,
    | 'openAccount'
    | 'resetPassword'
    | 'disable'
    | 'enable'
    | 'closeAll'
    | 'changeGroup'
    | 'adjustBalance'
  >
>

type Tools = {
  readonly context: Mt5Context
  readonly once: Once
  readonly lock: Lock
  readonly readBack: ReadBack
  readonly timed: ReturnType<typeof withClock>
}

const readBackMax = 100

/** What a session can change: each write once for its key, one at a time for each account. */
export function sessionWrites(context: Mt5Context, comments: CommentIndex): Writes {
  const readBack = createReadBack(
    (logins) => readDirectly(context, logins, { withPositions: false, isUrgent: true }),
    readBackMax,
  )
  const once = createOnce()
  const timed = withClock(context)
  const tools: Tools = { context, once, lock: createLock(), readBack, timed }
  return {
    openAccount: (input, write) => {
      const key = write.idempotencyKey
      const work = () => timed(() => openAccount(context, comments, { input, key }))
      return once(write, { name: 'open', work, again: async (first) => first })
    },
    resetPassword: resetPassword(tools),
    disable: change(tools, 'disable', (login) => switchOffAndFlatten(context, login)),
    enable: change(tools, 'enable', (login) => switchOn(context, login)),
    closeAll: change(tools, 'close', (login) => flattenAccount(context, login)),
    changeGroup: (login, group, write) => {
      const work = () => tools.lock(login, () => changeGroup(context, login, group))
      // Somebody may have moved it on since: a repeat tells where it is.
      return once(write, { name: `group ${login}`, work, again: () => readGroup(context, login) })
    },
    adjustBalance: adjustBalance(tools),
  }
}

function resetPassword({ context, once, lock }: Tools): Writes['resetPassword'] {
  return (login, write) => {
    const secret = context.credentials.managers[0]?.password ?? ''
    const password = passwordFor(secret, `password ${login}`, write.idempotencyKey)
    const work = () =>
      lock(login, async () => {
        const set = await setPassword(context, login, password)
        return set.ok ? { ok: true as const, password } : set
      })
    return once(write, { name: `password ${login}`, work, again: async (first) => first })
  }
}

type Snapshot = PlatformResult<{ snapshot: AccountSnapshot }>

/** A change of one account that is answered with what was read back afterwards. */
function change(
  { once, lock, readBack, timed }: Tools,
  name: string,
  apply: (login: string) => Promise<{ readonly ok: true } | PlatformFailure>,
): (login: string, write: WriteContext) => Promise<Snapshot> {
  return (login, write) => {
    const work = () =>
      timed(() =>
        lock(login, async () => {
          const applied = await apply(login)
          return applied.ok ? readBack(login) : applied
        }),
      )
    return once(write, { name: `${name} ${login}`, work, again: () => readBack(login) })
  }
}

function adjustBalance(tools: Tools): Writes['adjustBalance'] {
  const { context, once, lock, readBack, timed } = tools
  const seen = async (login: string, ticket: string) => {
    const read = await readBack(login)
    return read.ok ? { ...read, ticket } : read
  }
  return (asked, write) => {
    const { login } = asked
    const work = () =>
      timed(() =>
        lock(login, async () => {
          const made = await operateOnBalance(context, write.idempotencyKey, asked)
          return made.ok ? seen(login, made.ticket) : made
        }),
      )
    const again = ({ ticket }: { ticket: string }) => seen(login, ticket)
    return once(write, { name: `balance ${login}`, work, again })
  }
}
