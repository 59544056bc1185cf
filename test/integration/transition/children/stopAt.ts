import pg from 'pg'
import { makeFirm } from '../../../../src/firm.js'
import { sanitiseOptions } from '../../../../src/options.js'
import { makeWork } from '../../../../src/services/makeWork.js'
import { transition } from '../../../../src/services/transition/transition.js'
import type { Work } from '../../../../src/services/work.js'

/**
 * Closes an account in a process of its own, stops at a named point of it, says so, and waits to be
 * killed there: `stopAt.ts <url> <account> <point>`.
 */
const [url = '', account = '', point = ''] = process.argv.slice(2)

/** Statements after which the process stops. */
const after: Readonly<Record<string, RegExp>> = {
  locked: /from pf_accounts .* for no key update/s,
  moved: /prop_firm\.move/,
  audited: /insert into pf_audit_entries/,
  'told the platform': /insert into pf_platform_commands/,
  'told the trader': /insert into pf_email_messages/,
}

const stop = (): Promise<never> => {
  process.stdout.write(`at ${point}\n`)
  return new Promise(() => setInterval(() => undefined, 1_000))
}

const client = new pg.Client({ connectionString: url })
await client.connect()
await client.query('begin')
const tx: Work['tx'] = {
  query: async (text, values) => {
    const result = await client.query(text, values && [...values])
    if (after[point]?.test(text)) await stop()
    return result
  },
}
const firm = makeFirm(sanitiseOptions({}), { secret: 'a secret of the tests, which keep nothing' })
const work = makeWork({ firm, tx, now: new Date() })
const input = { lifecycle: 'account', ids: [account], event: 'close', reason: 'as asked' } as const
await transition(work, input)
if (point === 'before the commit') await stop()
const committed = client.query('commit')
if (point === 'during the commit') await stop()
await committed
if (point === 'after the commit') await stop()
throw new Error(`never came to the point ${point}`)
