import { minor } from '../../../src/domain/money/minor.js'
import { compilePhase } from '../../../src/domain/rules/compilePhase.js'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import type { Doubt, EngineInput, PhaseTerms } from '../../../src/domain/rules/types.js'
import { draftEvidence, type Evidence } from '../../../src/domain/rulings/evidence.js'
import type { AccountVerdict } from '../../../src/live/ports.js'
import { decide } from '../../../src/services/rulings/decide.js'
import type { TestFirm } from '../../fixtures/firm.js'
import { testTerms } from '../../fixtures/firmTerms.js'
import type { TestAccount, TestProgram } from '../../fixtures/firmRecords.js'

/** Monday 5 January 2026, 10:00 in Prague. */
export const start = Date.UTC(2026, 0, 5, 9)

const rule = (name: string, parameters: Record<string, unknown>) => ({
  key: name,
  rule: name,
  revision: 1,
  parameters,
})

const terms: PhaseTerms = {
  currency: 'USD',
  size: minor(5_000_000),
  startingBalance: minor(5_000_000),
  calendar: { zone: 'Europe/Prague', resetAt: '00:00' },
  rules: [
    rule('maximumLoss', { follows: 'static', percent: 1_000 }),
    rule('dailyLoss', { anchor: 'higher', unit: 'percentOfSize', percent: 500 }),
    rule('profitTarget', { percent: 800 }),
    rule('inactivity', { days: 30 }),
  ],
}

export const phase = compilePhase(terms, ruleRegistry())

/** The same terms as a draft has them. */
export const termsWithInactivity = (connection: string) => {
  const draft = testTerms(connection)
  const added = { key: 'inactivity', rule: 'inactivity', parameters: { days: 30 } }
  const phases = draft.phases.map((each) => ({ ...each, rules: [...each.rules, added] }))
  return { ...draft, phases }
}

type Moment = {
  readonly second: number
  readonly equity: number
  readonly open?: number
  readonly doubts?: readonly Doubt[]
}

/** Equity in whole dollars. */
export const seen = ({ second, equity, open = 1, doubts }: Moment): EngineInput => ({
  kind: 'observation',
  at: start + second * 1_000,
  balance: minor(open > 0 ? 5_000_000 : equity * 100),
  equity: minor(equity * 100),
  openPositions: open,
  pendingOrders: 0,
  lastOpenedAt: start,
  ...(doubts ? { doubts } : {}),
})

/** What the rules find of these inputs from the start of the phase, as the live path hands it on. */
export function verdictsOf(
  { id, login }: Pick<TestAccount, 'id' | 'login'>,
  program: Pick<TestProgram, 'connectionId'>,
  inputs: readonly EngineInput[],
): AccountVerdict[] {
  const stateBefore = phase.start(start)
  const state = [...stateBefore]
  const verdicts = inputs.flatMap((input) => phase.evaluateInto(state, input))
  const { connectionId } = program
  return verdicts.map((verdict) => ({
    accountId: id,
    connectionId,
    verdict,
    held: false,
    evidence: draftEvidence({
      phase,
      stateBefore,
      inputs: inputs.map((input) => ({
        input,
        receivedAt: input.at + 71,
        ...(input.kind === 'observation'
          ? { sequence: 7, raw: { balance: '50000.00', equity: '49000.004' } }
          : {}),
      })),
      samplingIntervalMs: 1_000,
      stateAfter: [...state],
      verdict,
      about: { accountId: id, connectionId, login },
    }),
  }))
}

/** Lets the rules decide about an account, as the worker does. */
export const ruled = (firm: TestFirm, verdicts: readonly AccountVerdict[]) =>
  firm.work((work) => decide(work, verdicts))

export type StoredRuling = {
  readonly id: string
  readonly reference: string
  readonly kind: string
  readonly disposition: string
  readonly evidence: Evidence
}

export const rulingsOf = async (firm: TestFirm, { id }: TestAccount): Promise<StoredRuling[]> =>
  (
    await firm.pool.query<StoredRuling>(
      `select id, reference, kind, disposition, evidence from pf_rulings
       where account_id = $1 order by created_at, id`,
      [id],
    )
  ).rows

/** An account that broke its daily limit a moment ago. */
export async function breach(firm: TestFirm, program: TestProgram, account: TestAccount) {
  await ruled(
    firm,
    verdictsOf(account, program, [
      seen({ second: 1, equity: 50_000 }),
      seen({ second: 2, equity: 49_000 }),
      seen({ second: 3, equity: 47_400 }),
    ]),
  )
  const found = (await rulingsOf(firm, account)).find(({ kind }) => kind === 'breach')
  if (!found) throw new Error('expected a breach')
  return found
}
