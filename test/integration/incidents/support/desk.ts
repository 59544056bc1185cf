import { expect } from '@jest/globals'
import { actionRowsSchema, incidentSchema } from '../../../../src/readModels/incidents/model.js'
import { carryOutIncident } from '../../../../src/services/incidents/carryOut.js'
import type { TestFirm } from '../../../fixtures/firm.js'
import { makeOperator, type TestOperator } from '../../../fixtures/firmPeople.js'
import {
  makeAccounts,
  makeProgram,
  type TestAccount,
  type TestProgram,
} from '../../../fixtures/firmRecords.js'
import { putViolation } from '../../transition/support/world.js'

type Said = { ok: boolean; id?: string; rows?: number; code?: string; message?: string }

export const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

export const reinstateAll = { kind: 'reinstate', goesOn: { balance: 'latest', days: 'keep' } }

export type IncidentDesk = Awaited<ReturnType<typeof incidentDesk>>

/** Two people who declare, propose and release, and what they see. */
export async function incidentDesk(firm: TestFirm) {
  const risk = await makeOperator(firm, ['risk'])
  const manager = await makeOperator(firm, ['manager'])

  const post = async (by: TestOperator, path: string, body: object = {}) => {
    const answer = await firm.api(`/prop-firm${path}`, { method: 'POST', token: by.token, body })
    return { http: answer.status, ...((await answer.json()) as Said) }
  }

  const get = async (path: string): Promise<unknown> =>
    (await firm.api(`/prop-firm${path}`, { token: risk.token })).json()

  /** An incident of the last hour. */
  const declare = async (connectionId: string, symbols?: readonly string[]) => {
    const answer = await post(risk, '/incidents', {
      ...{ title: 'Frozen prices', connectionId, ...(symbols && { symbols }) },
      ...{ from: hoursAgo(1), to: new Date(Date.now() + 60_000).toISOString() },
    })
    expect(answer.http).toBe(201)
    return String(answer.id)
  }

  /** The same on a platform of its own. */
  const declared = async (
    symbols?: readonly string[],
  ): Promise<{ program: TestProgram; id: string }> => {
    const program = await makeProgram(firm)
    return { program, id: await declare(program.connectionId, symbols) }
  }

  const opened = async (accounts: readonly TestAccount[]) => {
    await firm.pool.query('update pf_accounts set opened_at = $2 where id = any($1)', [
      accounts.map(({ id }) => id),
      hoursAgo(5),
    ])
    return accounts
  }

  /** Accounts that a ruling of the window ended. */
  const ended = async (program: TestProgram, count: number): Promise<TestAccount[]> => {
    const made = await makeAccounts(firm, program, { status: 'breached', watched: true, count })
    await opened(made)
    await firm.pool.query('update pf_accounts set ended_at = now() where id = any($1)', [
      made.map(({ id }) => id),
    ])
    await firm.work(async (work) => {
      for (const account of made) await putViolation(work, account, 'confirmed')
    })
    return made
  }

  const propose = (by: TestOperator, id: string, body: object) =>
    post(by, `/incidents/${id}/actions`, { reason: 'the feed stood still', ...body })

  const release = (by: TestOperator, id = '') => post(by, `/incident-actions/${id}/release`)

  const carryOut = async () => {
    while (await carryOutIncident({ firm: firm.firm, pool: firm.pool })) continue
  }

  /** Proposed by one, released by the other, and carried out. */
  const done = async (id: string, body: object) => {
    const action = await propose(risk, id, body)
    expect(action).toMatchObject({ ok: true })
    expect(await release(manager, action.id)).toMatchObject({ ok: true })
    await carryOut()
    return String(action.id)
  }

  const read = async (id: string, query = '') =>
    incidentSchema.parse(await get(`/incidents/${id}${query}`))

  const results = async (actionId = '', after?: string) =>
    actionRowsSchema.parse(
      await get(`/incident-actions/${actionId}/rows${after ? `?after=${after}` : ''}`),
    )

  return {
    ...{ risk, manager, post, declare, declared, opened, ended, propose, release, carryOut },
    ...{ done, read, results },
  }
}
