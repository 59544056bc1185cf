import type { PayloadRequest } from 'payload'
import type { LifecycleName } from '../../domain/lifecycles/all.js'
import type { Role } from '../../domain/roles.js'
import { PropFirmError } from '../../errors.js'
import { fireEvent } from '../transition/fireEvent.js'
import { withRequest } from '../withWork.js'

export type Together = {
  readonly lifecycle: LifecycleName
  readonly event: string
  /** Each with the status that the person was looking at, and what is decided with it, all or none. */
  readonly items: readonly {
    readonly id: string
    readonly expected: string
    readonly others?: readonly string[] | undefined
  }[]
  readonly reason: string
  readonly roles: readonly Role[]
}

export type Decided =
  | { readonly id: string; readonly ok: true; readonly status: string }
  | { readonly id: string; readonly ok: false; readonly code: string; readonly message: string }

/**
 * Fires one event for several records with one reason. Each is decided as if it were decided alone,
 * in a transaction of its own: one that is refused leaves the others decided.
 */
export async function decideTogether(req: PayloadRequest, input: Together): Promise<Decided[]> {
  const { lifecycle, event, items, reason, roles } = input
  const decided: Decided[] = []
  for (const { id, expected, others = [] } of items) {
    const firing = { lifecycle, id, event, expected, others, ...(reason ? { reason } : {}) }
    try {
      const fired = await withRequest(req, (work) => fireEvent(work, firing, roles))
      decided.push(fired.ok ? { id, ok: true, status: fired.status } : refusalOf(id, fired))
    } catch (error) {
      if (!(error instanceof PropFirmError) || error.status >= 500) throw error
      decided.push(refusalOf(id, error))
    }
  }
  return decided
}

const refusalOf = (id: string, { code, message }: { code: string; message: string }): Decided => ({
  ...{ id, ok: false, code, message },
})
