import { roles } from '../../../../src/domain/roles.js'
import type { TestFirm } from '../../../fixtures/firm.js'
import { makeOperator, makeSignedInTrader, signIn } from '../../../fixtures/firmPeople.js'
import type { TestTrader } from '../../../fixtures/firmRecords.js'

export type Caller = { readonly name: string; readonly token: string | undefined }

/** Everybody who may come: each role, a trader, another trader, a visitor. */
export async function makeCallers(firm: TestFirm, owner: TestTrader): Promise<Caller[]> {
  const operators: Caller[] = []
  for (const role of roles) {
    operators.push({ name: role, token: (await makeOperator(firm, [role])).token })
  }
  return [
    ...operators,
    { name: 'owner', token: await signIn(firm, owner) },
    { name: 'other trader', token: (await makeSignedInTrader(firm)).token },
    { name: 'visitor', token: undefined },
  ]
}

/** People who hold a token that was good once, and admins of nothing. */
export async function makeOutsiders(firm: TestFirm): Promise<Caller[]> {
  const deactivated = await makeOperator(firm, ['admin'])
  const expired = await makeOperator(firm, ['admin'])
  const nobody = await makeOperator(firm, [])
  const banned = await makeSignedInTrader(firm)
  // Past the hooks that end their sessions: the token itself must be worth nothing.
  await firm.pool.query('update pf_operators set deactivated_at = now() where id = $1', [
    deactivated.id,
  ])
  await firm.pool.query(
    `update pf_operators set access_until = now() - interval '1 s' where id = $1`,
    [expired.id],
  )
  await firm.pool.query(
    `select prop_firm.move('pf_traders', array[$1]::uuid[], 'active', 'banned')`,
    [banned.id],
  )
  return [
    { name: 'deactivated admin', token: deactivated.token },
    { name: 'expired admin', token: expired.token },
    { name: 'operator without a role', token: nobody.token },
    { name: 'banned trader', token: banned.token },
    { name: 'forged token', token: `${nobody.token.slice(0, -4)}AAAA` },
  ]
}
