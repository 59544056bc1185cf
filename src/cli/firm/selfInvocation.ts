import type { Invocation } from './invocation.js'

/** Another process of the same kind as this one: same Node flags, same entry. */
export const selfInvocation = (): Invocation => ({
  command: process.execPath,
  args: [...process.execArgv, process.argv[1] ?? ''],
})
