import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { encryptField } from '../../src/crypto/fieldCipher.js'
import { minor } from '../../src/domain/money/minor.js'
import { phaseTerms } from '../../src/domain/programs/phaseTerms.js'
import { programTermsSchema } from '../../src/domain/programs/terms.js'
import { watchAccounts } from '../../src/live/register.js'
import type { TestFirm } from '../fixtures/firm.js'
import { makeAccounts, makeProgram, type TestAccount } from '../fixtures/firmRecords.js'
import { testSize, testTerms } from '../fixtures/firmTerms.js'
import { token, type RunningPaper } from '../platforms/launchPaper.js'

/** A symbol at one price, without a spread. */
export const quote = (paper: RunningPaper, symbol: string, bid: number) =>
  paper.control.setPrice(symbol, { bid, ask: bid })

/** Accounts of one program, opened on the paper platform and followed from now on. */
export async function openAccounts(
  firm: TestFirm,
  paper: RunningPaper,
  count: number,
): Promise<TestAccount[]> {
  const program = await makeProgram(firm)
  const accounts = await makeAccounts(firm, program, { count })
  const place = {
    collection: 'platform-connections',
    record: program.connectionId,
    field: 'credentials',
  }
  await firm.pool.query(
    'update pf_platform_connections set base_url = $2, sealed_credentials = $3 where id = $1',
    [
      program.connectionId,
      paper.url,
      encryptField(firm.firm.keyRing, place, JSON.stringify({ token })),
    ],
  )
  const opened = await inParallel(accounts, async (account) => {
    const result = await paper.session.openAccount(
      {
        group: 'bench',
        currency: 'USD',
        leverage: 100,
        balance: minor(testSize),
        name: account.id,
        comment: account.id,
      },
      { idempotencyKey: account.id },
    )
    if (!result.ok) throw new Error(result.message)
    return { ...account, login: result.login }
  })
  const terms = phaseTerms(programTermsSchema.parse(testTerms()), {
    phase: 'evaluation-1',
    size: minor(testSize),
    currency: 'USD',
  })
  if (!terms) throw new Error('the test program has no terms')
  await firm.work(async ({ tx }) => {
    await tx.query(
      `update pf_accounts account set login = given.login, connection_id = $3
       from unnest($1::uuid[], $2::text[]) given(id, login) where account.id = given.id`,
      [opened.map(({ id }) => id), opened.map(({ login }) => login), program.connectionId],
    )
    await watchAccounts(
      tx,
      opened.map(({ id, login }) => ({
        accountId: id,
        connectionId: program.connectionId,
        login,
        terms,
        startedAt: Date.now(),
      })),
    )
  })
  return opened
}

/** Waits until the worker has seen so many accounts with positions open. */
export async function untilFollowed(firm: TestFirm, count: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const { rows } = await firm.pool.query<{ open: number }>(
      'select count(*)::int open from live.account where open_positions > 0',
    )
    if (rows[0]?.open === count) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the worker did not see all positions')
}

export async function inParallel<Item, Result>(
  items: readonly Item[],
  run: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < items.length; start += 50) {
    const group = items.slice(start, start + 50)
    results.push(...(await Promise.all(group.map((item, index) => run(item, start + index)))))
  }
  return results
}

/** A worker of its own process. */
export async function startWorker(url: string): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'test/bench/workerProcess.ts', url],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'ready') return child
  }
  throw new Error('the worker ended before it was ready')
}
