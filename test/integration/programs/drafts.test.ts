import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeOperator } from '../../fixtures/firmPeople.js'
import { makeProgram, type TestProgram } from '../../fixtures/firmRecords.js'
import { testTerms } from '../../fixtures/firmTerms.js'

let firm: TestFirm
let manager: string
let auditor: string
beforeAll(async () => {
  firm = await bootFirm()
  manager = (await makeOperator(firm, ['manager'])).token
  auditor = (await makeOperator(firm, ['auditor'])).token
})
afterAll(() => firm.stop())

type Draft = ReturnType<typeof testTerms>

const bodyOf = async (answer: Response) => (await answer.json()) as Record<string, unknown>

const read = async ({ programId }: TestProgram) =>
  bodyOf(await firm.api(`/programs/${programId}?depth=0`, { token: manager }))

const save = (program: TestProgram, body: object) =>
  firm.api(`/programs/${program.programId}`, { method: 'PATCH', token: manager, body })

const publish = (program: TestProgram, body: object = {}) =>
  firm.api(`/prop-firm/programs/${program.programId}/publish`, {
    method: 'POST',
    token: manager,
    body,
  })

const check = (body: object, token = manager) =>
  firm.api('/prop-firm/programs/check', { method: 'POST', token, body })

/** The terms with another target in the first phase. */
const targeting = (percent: number): Draft => {
  const terms = testTerms()
  return {
    ...terms,
    phases: terms.phases.map((phase) =>
      phase.key === 'evaluation-1'
        ? {
            ...phase,
            rules: phase.rules.map((rule) =>
              rule.rule === 'profitTarget' ? { ...rule, parameters: { percent } } : rule,
            ),
          }
        : phase,
    ),
  }
}

/** Without any target, so that nobody can pass. */
const endless = (): Draft => {
  const terms = testTerms()
  return {
    ...terms,
    phases: terms.phases.map((phase) => ({
      ...phase,
      rules: phase.rules.filter(({ rule }) => rule !== 'profitTarget'),
    })),
  }
}

describe('a draft', () => {
  it('is checked, said in words and compared without being stored', async () => {
    const program = await makeProgram(firm)
    const answer = await check({ draft: targeting(900), program: program.programId })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      findings: [],
      differences: expect.arrayContaining([
        expect.objectContaining({
          rule: 'profitTarget',
          before: '8 %',
          after: '9 %',
          forTrader: 'harder',
        }),
      ]),
      published: { number: 1 },
      words: {
        phases: expect.arrayContaining([
          expect.objectContaining({
            key: 'evaluation-1',
            rules: expect.arrayContaining([
              {
                key: 'profitTarget',
                parts: expect.arrayContaining([
                  { kind: 'new', text: expect.stringContaining('4,500.00') },
                  { kind: 'old', text: expect.stringContaining('4,000.00') },
                ]),
              },
            ]),
          }),
        ]),
      },
    })
    expect((await read(program)).draft).toEqual(testTerms(`Paper ${program.code}`))
  })

  it('that nobody could read is answered with what is wrong, not refused', async () => {
    const answer = await check({ draft: { phases: 'none' } }, auditor)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ hash: null, words: null })
  })

  it('may be stored with a contradiction, and is then not published', async () => {
    const program = await makeProgram(firm)
    expect((await save(program, { draft: endless() })).status).toBe(200)
    const answer = await publish(program)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('evaluation-1: There is no way to pass'),
    })
    expect(await versions(program)).toHaveLength(1)
  })

  it('of somebody who saves second is refused, and theirs stays', async () => {
    const program = await makeProgram(firm)
    const { draftBasis } = await read(program)
    expect((await save(program, { draft: targeting(900), draftBasis })).status).toBe(200)
    const late = await save(program, { draft: targeting(1_000), draftBasis })
    expect(late.status).toBe(409)
    expect(JSON.stringify(await late.json())).toContain('somebody else saved')
    expect((await read(program)).draft).toEqual(targeting(900))
  })

  it('of two who save at once is the first one’s', async () => {
    const program = await makeProgram(firm)
    const { draftBasis } = await read(program)
    const answers = await Promise.all(
      [900, 1_000].map((percent) => save(program, { draft: targeting(percent), draftBasis })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('waits for a save that is being stored, and is then refused', async () => {
    const program = await makeProgram(firm)
    const { draftBasis } = await read(program)
    const other = await firm.pool.connect()
    await other.query('begin')
    await other.query('update pf_programs set draft = $2 where id = $1', [
      program.programId,
      JSON.stringify(targeting(900)),
    ])
    const late = save(program, { draft: targeting(1_000), draftBasis })
    await new Promise((resolve) => setTimeout(resolve, 500))
    await other.query('commit')
    other.release()
    expect((await late).status).toBe(409)
    expect((await read(program)).draft).toEqual(targeting(900))
  })

  it('may be saved again by the one who has just saved it', async () => {
    const program = await makeProgram(firm)
    const first = await save(program, {
      draft: targeting(900),
      draftBasis: (await read(program)).draftBasis,
    })
    const { doc } = (await first.json()) as { doc: { draftBasis: string } }
    const again = await save(program, { draft: targeting(950), draftBasis: doc.draftBasis })
    expect(again.status).toBe(200)
  })
})

const versions = async ({ programId }: TestProgram) =>
  (
    await firm.pool.query<{ id: string; number: string; reason: string; hash: string }>(
      'select id, number, reason, hash from pf_program_versions where program_id = $1 order by number',
      [programId],
    )
  ).rows

describe('publishing', () => {
  it('makes the next version of exactly the draft that was looked at, with the reason', async () => {
    const program = await makeProgram(firm)
    await save(program, { draft: targeting(900) })
    const { hash } = await bodyOf(await check({ draft: targeting(900) }))
    const other = await publish(program, { reason: 'late', hash: '0'.repeat(64) })
    expect([other.status, (await bodyOf(other)).code]).toEqual([409, 'moved'])
    const answer = await publish(program, { reason: 'A higher target.', hash })
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({ ok: true, number: 2, hash })
    expect((await versions(program))[1]).toMatchObject({ reason: 'A higher target.', hash })
    const same = await publish(program, { hash })
    expect([same.status, (await bodyOf(same)).code]).toEqual([409, 'unchanged'])
  })

  it('of one draft by two at once makes one version', async () => {
    const program = await makeProgram(firm)
    await save(program, { draft: targeting(900) })
    const answers = await Promise.all([publish(program), publish(program)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await versions(program)).toHaveLength(2)
  })

  it('makes versions that nobody changes, not in the database either', async () => {
    const program = await makeProgram(firm)
    const change = `update pf_program_versions set reason = 'another' where id = '${program.versionId}'`
    await expect(firm.pool.query(change)).rejects.toThrow('keeps its rows as they were written')
    const answer = await firm.api(`/program-versions/${program.versionId}`, {
      method: 'PATCH',
      token: manager,
      body: { number: 7 },
    })
    expect(answer.status).toBe(403)
  })
})
