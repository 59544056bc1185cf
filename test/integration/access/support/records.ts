import { v7 as uuidv7 } from 'uuid'
import { collectionKeys, type CollectionKey } from '../../../../src/collectionKeys.js'
import { tableOf } from '../../../../src/collectionKeys.js'
import { audit } from '../../../../src/services/records/audit.js'
import { insertRows, type Row } from '../../../../src/services/records/insertRows.js'
import type { TestFirm } from '../../../fixtures/firm.js'
import {
  makeAccount,
  makeOrder,
  makeProgram,
  type TestTrader,
} from '../../../fixtures/firmRecords.js'
import {
  putAppeal,
  putKycCase,
  putPayout,
  putScalingStep,
  putVersionOffer,
  putViolation,
} from '../../transition/support/world.js'

export type RecordIds = Readonly<Record<CollectionKey, string>>

/** One record in each collection; all that belong to a trader belong to this one. */
export async function makeRecords(firm: TestFirm, trader: TestTrader): Promise<RecordIds> {
  const program = await makeProgram(firm)
  const account = await makeAccount(firm, program, { phase: 'funded', trader })
  await makeOrder(firm, program, trader)
  await firm.work(async (work) => {
    await putKycCase(work, trader)
    await putViolation(work, account)
    await putAppeal(work, account)
    const payout = await putPayout(work, account)
    const [agreement, entry] = [uuidv7(), uuidv7()]
    const about = { subject_type: 'account', subject_id: account.id }
    const rows: [CollectionKey, Row][] = [
      ['traderTags', { trader_id: trader.id, tag: 'vip' }],
      ['consents', { trader_id: trader.id, purpose: 'marketing', given: true }],
      ['notes', { text: 'called', ...about }],
      ['newsEvents', { title: 'Rate decision', at: work.now.toISOString(), impact: 'high' }],
      [
        'agreementVersions',
        { id: agreement, title: 'Agreement', version: 1, text: 'W', hash: 'h' },
      ],
      [
        'agreementAcceptances',
        {
          trader_id: trader.id,
          agreement_id: agreement,
          text_hash: 'h',
          full_name: trader.name,
          accepted_at: work.now.toISOString(),
        },
      ],
      [
        'accountLogins',
        {
          account_id: account.id,
          connection_id: program.connectionId,
          login: account.login,
          valid_from: work.now.toISOString(),
          sealed_password: 'sealed',
        },
      ],
      [
        'incidents',
        {
          ...{ status: 'open', title: 'Frozen prices', connection_id: program.connectionId },
          ...{ from: work.now.toISOString(), to: work.now.toISOString() },
        },
      ],
      [
        'differences',
        {
          ...{ status: 'open', connection_id: program.connectionId, account_id: account.id },
          ...{ trader_id: trader.id, login: account.login, kind: 'balance', key: account.id },
        },
      ],
      ['holds', { kind: 'frozen', reason: 'test', ...about }],
      [
        'platformCommands',
        {
          status: 'queued',
          kind: 'disable',
          account_id: account.id,
          connection_id: program.connectionId,
          idempotency_key: uuidv7(),
        },
      ],
      [
        'approvals',
        {
          payout_id: payout,
          purpose: 'approve',
          operator_id: 'x',
          operator_name: 'X',
          conditions_hash: 'h',
        },
      ],
      [
        'journalEntries',
        { id: entry, kind: 'test', ...about, at: work.now.toISOString(), idempotency_key: entry },
      ],
      ['journalLines', { entry_id: entry, account: 'a', amount: 0, currency: 'USD' }],
      [
        'emailTemplates',
        { name: 'Paid', event: 'order.paid', language: 'en', subject: 'Paid', body: {} },
      ],
      [
        'emailMessages',
        {
          status: 'sent',
          event: 'order.paid',
          to: trader.email,
          trader_id: trader.id,
          idempotency_key: uuidv7(),
        },
      ],
      ['outboxEvents', { name: 'order.paid', ...about, idempotency_key: uuidv7() }],
      [
        'incomingEvents',
        { provider: 'p', event_id: 'e', type: 'paid', outcome: 'done', body_hash: 'h' },
      ],
    ]
    for (const [key, row] of rows) await insertRows(work, key, [row])
    await putVersionOffer(work, account, program)
    await putScalingStep(work, account)
    await audit(work, [{ event: 'test', subjectType: 'account', subjectId: account.id }])
  })
  const found = await Promise.all(
    collectionKeys.map(async (key) => [key, await anyId(firm, key, trader)] as const),
  )
  return Object.fromEntries(found) as RecordIds
}

async function anyId(firm: TestFirm, key: CollectionKey, trader: TestTrader): Promise<string> {
  if (key === 'traders') return trader.id
  const { rows } = await firm.pool.query<{ id: string }>(`select id from ${tableOf(key)} limit 1`)
  if (!rows[0]) throw new Error(`there is no record of ${key}`)
  return rows[0].id
}
