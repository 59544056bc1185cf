import type { Done } from '../platform/types.js'
import type { Work } from '../work.js'

export async function operationDone(_work: Work, _done: readonly Done[]): Promise<void> {}
export async function operationFailed(_work: Work, _done: readonly Done[]): Promise<void> {}
