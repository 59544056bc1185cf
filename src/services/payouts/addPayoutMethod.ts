import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { blindIndex } from '../../crypto/blindIndex.js'
import { encryptField } from '../../crypto/fieldCipher.js'
import { firmSettings } from '../firmSettings.js'
import { checkPassword } from '../people/checkPassword.js'
import { audit } from '../records/audit.js'
import { emit, happened } from '../records/emit.js'
import { insertRows } from '../records/insertRows.js'
import { withRequest } from '../withWork.js'
import type { Work } from '../work.js'

type Given = {
  readonly trader: { readonly id: string; readonly email: string }
  readonly password: string
  readonly kind: 'bank' | 'crypto'
  readonly holderName: string
  readonly currency: string
  readonly details: Readonly<Record<string, string>>
}

export type Added =
  | { readonly ok: true; readonly id: string; readonly masked: string; readonly usableFrom: string }
  | { readonly ok: false; readonly status: 401; readonly code: string; readonly message: string }

const replaceSql = `
  update pf_payout_methods set replaced_at = $2, updated_at = $2
  where trader_id = $1 and replaced_at is null`

/**
 * Where a trader's money goes from now on. The password is asked again, the details are encrypted,
 * and whoever has the mailbox is told.
 */
export async function addPayoutMethod(req: PayloadRequest, given: Given): Promise<Added> {
  const isThem = await checkPassword(req, given.trader, given.password)
  if (!isThem) {
    return { ok: false, status: 401, code: 'wrongPassword', message: 'password: it is wrong' }
  }
  return withRequest(req, (work) => store(work, given))
}

async function store(work: Work, given: Given): Promise<Added> {
  const id = uuidv7()
  const place = { collection: 'payout-methods', record: id, field: 'details' }
  const details = JSON.stringify(given.details)
  const masked = maskOf(given)
  const { method_cool_down_hours } = await firmSettings(work.tx)
  const usableFrom = new Date(work.now.getTime() + method_cool_down_hours * 3_600_000).toISOString()
  await work.tx.query(replaceSql, [given.trader.id, work.now.toISOString()])
  await insertRows(work, 'payoutMethods', [
    {
      id,
      trader_id: given.trader.id,
      kind: given.kind,
      masked,
      holder_name: given.holderName,
      currency: given.currency,
      sealed_details: encryptField(work.firm.keyRing, place, details),
      fingerprint: blindIndex(work.firm.keyRing, {
        scope: 'payoutMethod',
        normalisation: 'exact',
        value: normalised(given.details),
      }),
      usable_from: usableFrom,
    },
  ])
  await audit(work, [
    {
      event: 'payoutMethod.changed',
      subjectType: 'trader',
      subjectId: given.trader.id,
      data: { method: id },
    },
  ])
  await emit(work, [
    happened('payoutMethod.changed', {
      subjectType: 'trader',
      subjectId: given.trader.id,
      occasion: id,
      trader: given.trader,
      variables: {
        methodMasked: masked,
        changedAt: work.now.toISOString(),
        payoutsFrom: usableFrom,
      },
    }),
  ])
  return { ok: true, id, masked, usableFrom }
}

/** The same account written with other blanks or case is the same account. */
const normalised = (details: Given['details']): string =>
  Object.entries(details)
    .map(([name, value]) => `${name}=${value.replace(/\s/g, '').toLowerCase()}`)
    .sort()
    .join('&')

const words = { bank: 'Bank transfer', crypto: 'Crypto' } as const

function maskOf({ kind, details }: Given): string {
  const longest = Object.values(details).reduce((a, b) => (b.length > a.length ? b : a), '')
  return `${words[kind]}, ending ${longest.replace(/\s/g, '').slice(-4)}`
}
