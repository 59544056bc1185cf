import type { ReadBack } from '../readBack.js'
import type { AccountSnapshot, PlatformResult, WriteContext } from '../types.js'
import { write, type Brand } from './brand.js'
import { cancelOrders, flatten } from './flatten.js'
import { findStatement } from './reads.js'
import { anything } from './wire.js'

type Read = PlatformResult<{ snapshot: AccountSnapshot }>
type Step = (login: string, context: WriteContext) => Promise<PlatformResult<object>>
type Change = (login: string, context: WriteContext) => Promise<Read>

/** What can be done to an account's trading; each answers what was read back. */
export function modesOf(brand: Brand, readBack: ReadBack) {
  const setStatus =
    (action: 'activate' | 'restrict' | 'suspend'): Step =>
    (login, context) => {
      const path = `v1/accounts/${action}`
      const body = { accountId: login }
      return write(brand, context, { method: 'PUT', path, body, answer: anything })
    }
  const change =
    (...steps: readonly Step[]): Change =>
    (login, context) =>
      brand.writes.once<Read>(
        context.idempotencyKey,
        async () => {
          for (const step of [isThere, ...steps]) {
            const done = await step(login, context)
            if (!done.ok) return done
          }
          return readBack(login)
        },
        () => readBack(login),
      )
  const isThere: Step = (login) => findStatement(brand, login)
  const close: Step = (login, context) => flatten(brand, login, context)
  const cancel: Step = async (login, context) => {
    const cancelled = await cancelOrders(brand, login, context)
    return cancelled.ok && cancelled.left > 0 ? cancelOrders(brand, login, context) : cancelled
  }
  return {
    // Nothing new may be opened while the old is closed; suspended only then, as suspending does not close.
    disable: change(setStatus('restrict'), close, setStatus('suspend')),
    restrict: change(setStatus('restrict'), cancel),
    enable: change(setStatus('activate')),
    closeAll: change(close),
  }
}
