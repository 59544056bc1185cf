import type { Pool } from 'pg'
import type { Firm } from '../../firm.js'
import { withPool } from '../withWork.js'
import { lapseSteps, proposeSteps } from './proposeSteps.js'

const first = '00000000-0000-0000-0000-000000000000'

/** Looks at every account that may have grown, a page in each transaction; idempotent. */
export async function growAccounts(runtime: {
  readonly firm: Firm
  readonly pool: Pool
}): Promise<void> {
  await withPool(runtime, lapseSteps)
  let after: string | null = first
  while (after !== null) {
    const from: string = after
    after = await withPool(runtime, (work) => proposeSteps(work, from))
  }
}
