import { links } from '../journey/links.js'
import { emit, happened } from '../records/emit.js'
import type { Work } from '../work.js'
import { openAgreementsSql } from './sql.js'

type Open = { trader_id: string; agreement_id: string; title: string; version: string }
type Asked = { readonly trader_id: string; readonly trader_email: string }

/** Asks traders for the current agreements that they have not accepted yet. */
export async function requestAgreements(work: Work, traders: readonly Asked[]): Promise<void> {
  const ids = traders.map(({ trader_id }) => trader_id)
  const { rows } = await work.tx.query<Open>(openAgreementsSql, [ids])
  const emails = new Map(traders.map((each) => [each.trader_id, each.trader_email]))
  await emit(
    work,
    rows.map((row) =>
      happened('agreement.requested', {
        subjectType: 'trader',
        subjectId: row.trader_id,
        occasion: row.agreement_id,
        trader: { id: row.trader_id, email: emails.get(row.trader_id) ?? '' },
        variables: {
          agreementName: row.title,
          agreementVersion: String(row.version),
          agreementLink: links(work).portal(`agreements/${row.agreement_id}`),
        },
      }),
    ),
  )
}
