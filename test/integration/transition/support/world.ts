import { v7 as uuidv7 } from 'uuid'
import type { LifecycleName } from '../../../../src/domain/lifecycles/all.js'
import { insertRows } from '../../../../src/services/records/insertRows.js'
import type { Work } from '../../../../src/services/work.js'
import type { TestFirm } from '../../../fixtures/firm.js'
import {
  makeAccount,
  makeOrder,
  makeProgram,
  makeTrader,
  type TestAccount,
  type TestProgram,
} from '../../../fixtures/firmRecords.js'

/** One record of each lifecycle, each with the records around it that its effects look at. */
export type World = {
  readonly program: TestProgram
  readonly ids: Readonly<Record<LifecycleName, string>>
}

export async function makeWorld(firm: TestFirm): Promise<World> {
  const program = await makeProgram(firm)
  const account = await makeAccount(firm, program, { watched: true })
  const breached = await makeAccount(firm, program, { status: 'breached', watched: true })
  const appealed = await makeAccount(firm, program, { status: 'breached', watched: true })
  const funded = await makeAccount(firm, program, { phase: 'funded', watched: true })
  const order = await makeOrder(firm, program)
  const pending = await makeOrder(firm, program)
  const trader = await makeTrader(firm)
  const rows = await firm.work(async (work) => ({
    kycCase: await putKycCase(work, trader),
    violation: await putViolation(work, breached),
    appeal: await putAppeal(work, appealed),
    incident: await put(work, 'incidents', {
      ...{ status: 'open', title: 'Frozen prices', connection_id: program.connectionId },
      ...{ from: work.now.toISOString(), to: work.now.toISOString() },
    }),
    payout: await putPayout(work, funded),
    emailMessage: await put(work, 'emailMessages', {
      status: 'queued',
      event: 'order.paid',
      to: trader.email,
      trader_id: trader.id,
      variables: {},
      idempotency_key: uuidv7(),
    }),
    platformCommand: await put(work, 'platformCommands', {
      status: 'queued',
      kind: 'closeAll',
      account_id: account.id,
      connection_id: program.connectionId,
      login: account.login,
      input: {},
      attempts: 0,
      idempotency_key: uuidv7(),
    }),
    difference: await put(work, 'differences', {
      ...{ status: 'open', connection_id: program.connectionId, account_id: account.id },
      ...{ login: account.login, kind: 'balance', key: account.id },
      last_seen_at: work.now.toISOString(),
    }),
  }))
  const versionMove = await firm.work((work) => putVersionOffer(work, account, program))
  const scalingStep = await firm.work((work) => putScalingStep(work, account))
  const ids = {
    versionMove,
    scalingStep,
    account: account.id,
    challenge: pending.challengeId,
    order: order.id,
    trader: funded.trader.id,
    ...rows,
  }
  return { program, ids }
}

async function put(work: Work, key: Parameters<typeof insertRows>[1], row: object) {
  const id = uuidv7()
  await insertRows(work, key, [{ id, ...row }])
  return id
}

/** The offer of a version to an account's challenge, open for a day. */
export function putVersionOffer(
  work: Work,
  { challengeId, trader }: TestAccount,
  { versionId }: { readonly versionId: string },
) {
  return put(work, 'versionMoves', {
    label: 'offer',
    status: 'offered',
    challenge_id: challengeId,
    trader_id: trader.id,
    trader_name: trader.name,
    from_version_id: versionId,
    to_version_id: versionId,
    needs_acceptance: true,
    differences: [],
    expires_at: new Date(work.now.getTime() + 86_400_000).toISOString(),
  })
}

/** A step of growth that waits for a person. */
export const putScalingStep = (work: Work, { id, challengeId, login, trader }: TestAccount) =>
  put(work, 'scalingSteps', {
    ...{ label: 'step 1', status: 'proposed', step_key: `${id}:1`, number: 1, login },
    ...{ account_id: id, challenge_id: challengeId, trader_id: trader.id },
    ...{ trader_name: trader.name, currency: 'USD', is_automatic: false },
    ...{ from_size: 5_000_000, to_size: 6_250_000, amount: 1_250_000 },
  })

/** A case with every document that it asks for. */
export async function putKycCase(work: Work, trader: { id: string; name: string }) {
  const id = await put(work, 'kycCases', {
    status: 'requested',
    trader_id: trader.id,
    trader_name: trader.name,
    required_documents: ['identity', 'address'],
  })
  const document = { trader_id: trader.id, kyc_case_id: id }
  await insertRows(work, 'kycDocuments', [
    { ...document, kind: 'identity', filename: `${uuidv7()}.png` },
    { ...document, kind: 'address', filename: `${uuidv7()}.png` },
  ])
  return id
}

/** A breach of an account and the case about it; both in doubt unless stated. */
export async function putViolation(
  work: Work,
  { id: account, login, trader }: TestAccount,
  disposition: 'suspected' | 'confirmed' = 'suspected',
): Promise<string> {
  const common = { account_id: account, trader_id: trader.id, login, at: work.now.toISOString() }
  const ruling = await put(work, 'rulings', {
    ...common,
    kind: 'breach',
    rule: 'maximumLoss',
    code: 'belowFloor',
    unit: 'money',
    currency: 'USD',
    limit: 4_500_000,
    figure: 4_499_999,
    disposition,
    evidence: {},
  })
  return put(work, 'violations', {
    ...common,
    status: disposition,
    ruling_id: ruling,
    trader_name: trader.name,
    rule: 'maximumLoss',
  })
}

/** An appeal of the trader about a confirmed breach of the account. */
export async function putAppeal(work: Work, account: TestAccount): Promise<string> {
  const violation = await putViolation(work, account, 'confirmed')
  const { rows } = await work.tx.query<{ ruling_id: string }>(
    'select ruling_id from pf_violations where id = $1',
    [violation],
  )
  return put(work, 'appeals', {
    status: 'open',
    ruling_id: rows[0]?.ruling_id,
    violation_id: violation,
    account_id: account.id,
    trader_id: account.trader.id,
    trader_name: account.trader.name,
    login: account.login,
    rule: 'maximumLoss',
    text: 'The price was not one of the market.',
  })
}

/** A payout of 800.00 to the trader's bank account, as a request leaves it. */
export async function putPayout(work: Work, { id, login, challengeId, trader }: TestAccount) {
  const method = await put(work, 'payoutMethods', {
    trader_id: trader.id,
    kind: 'bank',
    masked: 'Bank account ending 4821',
    holder_name: trader.name,
    currency: 'USD',
    sealed_details: 'sealed',
    usable_from: work.now.toISOString(),
  })
  return put(work, 'payouts', {
    status: 'requested',
    account_id: id,
    challenge_id: challengeId,
    trader_id: trader.id,
    trader_name: trader.name,
    login,
    number: 1,
    gross: 100_000,
    trader_share: 80_000,
    firm_share: 20_000,
    currency: 'USD',
    split_bps: 8_000,
    quote: { balance: 5_100_000, conditions: [] },
    conditions_hash: 'none',
    method_id: method,
    idempotency_key: uuidv7(),
    send_attempts: 0,
  })
}
