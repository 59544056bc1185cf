import type { Capabilities } from '../types.js'

/** There is no right for closing alone, and the Web API pushes nothing. */
export const mt5Capabilities: Capabilities = {
  catchUp: 'history',
  stream: false,
  equity: 'native',
  openAccounts: true,
  adjustBalance: true,
  changeGroup: true,
  listAccounts: true,
  dayCloses: true,
  bars: true,
  maxBatch: 1_000,
  minPollMs: 1_000,
}
