import { handleEndpoints } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { encryptField } from '../../../../src/crypto/fieldCipher.js'
import { roles, type Role } from '../../../../src/domain/roles.js'
import { signCheckout } from '../../../../src/providers/payments/signCheckout.js'
import { declareIncident } from '../../../../src/services/incidents/declare.js'
import { proposeAction } from '../../../../src/services/incidents/propose.js'
import { insertRows } from '../../../../src/services/records/insertRows.js'
import type { TestFirm } from '../../../fixtures/firm.js'
import { makeOperator, makeSignedInTrader } from '../../../fixtures/firmPeople.js'
import { makeAccount, makeOrder, makeProgram } from '../../../fixtures/firmRecords.js'
import {
  putAppeal,
  putKycCase,
  putPayout,
  putVersionOffer,
  putViolation,
} from '../../transition/support/world.js'

export const secrets = {
  current: 'the-checkout-secret-of-today',
  former: 'the-checkout-secret-before-it',
  /** Taken out of use. */
  retired: 'the-checkout-secret-long-ago',
}

export const platformPassword = 'canary-platform-password'

/** Everything that one trader owns, as the API addresses it. */
export type Owned = Awaited<ReturnType<typeof makeOwned>>

export type World = Awaited<ReturnType<typeof makeWorld>>

/** Two traders who own one of everything each, and somebody of every role. */
export async function makeWorld(firm: TestFirm) {
  const program = await makeProgram(firm)
  const agreement = await firm.payload.create({
    collection: firm.firm.slugs.agreementVersions as never,
    data: { title: 'Agreement', version: 1, text: 'The words.', isCurrent: true } as never,
  })
  const mine = await makeOwned(firm, program)
  const theirs = await makeOwned(firm, program)
  const order = await makeOrder(firm, program)
  const tokens = new Map<Role | 'nobody', string>()
  for (const role of roles) tokens.set(role, (await makeOperator(firm, [role])).token)
  tokens.set('nobody', (await makeOperator(firm, [])).token)
  const { incidentId, actionId } = await makeIncident(firm, mine, program.connectionId)
  return {
    program,
    incidentId,
    actionId,
    agreementId: String(agreement.id),
    mine,
    theirs,
    order,
    tokenOf: (role: Role | 'nobody') => tokens.get(role) ?? '',
  }
}

/** An incident with a freeze that somebody proposed. */
async function makeIncident(firm: TestFirm, { account }: Owned, connectionId: string) {
  const { actor } = await makeOperator(firm, ['risk'])
  return firm.work(
    async (work) => {
      const from = new Date(Date.now() - 3_600_000)
      const declared = { title: 'Frozen prices', connectionId, from, to: new Date(), symbols: [] }
      await work.tx.query('update pf_accounts set opened_at = $2 where id = $1', [account.id, from])
      const incidentId = await declareIncident(work, declared)
      const proposed = await proposeAction(work, { incidentId, kind: 'freeze', reason: 'odd' })
      return { incidentId, actionId: proposed.ok ? proposed.id : '' }
    },
    { actor },
  )
}

async function makeOwned(firm: TestFirm, program: Awaited<ReturnType<typeof makeProgram>>) {
  const trader = await makeSignedInTrader(firm)
  const account = await makeAccount(firm, program, { phase: 'funded', watched: true, trader })
  const loginId = uuidv7()
  const place = { collection: 'account-logins', record: loginId, field: 'password' }
  return firm.work(async (work) => {
    await insertRows(work, 'accountLogins', [
      {
        id: loginId,
        account_id: account.id,
        connection_id: program.connectionId,
        login: account.login,
        server: 'paper',
        valid_from: work.now.toISOString(),
        sealed_password: encryptField(firm.firm.keyRing, place, platformPassword),
      },
    ])
    const violationId = await putViolation(work, account)
    const { rows } = await work.tx.query<{ ruling_id: string }>(
      'select ruling_id from pf_violations where id = $1',
      [violationId],
    )
    const kycCaseId = await putKycCase(work, trader)
    const documents = await work.tx.query<{ id: string }>(
      'select id from pf_kyc_documents where kyc_case_id = $1 limit 1',
      [kycCaseId],
    )
    return {
      trader,
      token: trader.token,
      account,
      violationId,
      rulingId: String(rows[0]?.ruling_id),
      kycCaseId,
      documentId: String(documents.rows[0]?.id),
      payoutId: await putPayout(work, account),
      appealId: await putAppeal(work, account),
      offerId: await putVersionOffer(work, account, program),
    }
  })
}

type RawRequest = {
  readonly method?: string
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: BodyInit
}

/** Calls the API with bytes as they are. */
export function rawApi(firm: TestFirm) {
  return ({ config }: Pick<TestFirm, 'config'> = firm) =>
    async (path: string, { method = 'POST', token, headers, body }: RawRequest = {}) => {
      const request = new Request(`http://127.0.0.1:22500/api${path}`, {
        method,
        headers: { ...(token ? { authorization: `JWT ${token}` } : {}), ...headers },
        ...(body === undefined ? {} : { body }),
      })
      return handleEndpoints({ config, request })
    }
}

export const signed = (
  report: Readonly<Record<string, unknown>>,
  { secret = secrets.current, at = Date.now() } = {},
) => signCheckout(report, { secret, at })
