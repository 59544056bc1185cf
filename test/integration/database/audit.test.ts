import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 as uuidv7 } from 'uuid'
import { anchorAudit } from '../../../src/services/records/anchorAudit.js'
import { audit } from '../../../src/services/records/audit.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'

let firm: TestFirm
beforeAll(async () => {
  firm = await bootFirm()
})
afterAll(() => firm.stop())

let subject = ''
beforeEach(() => {
  subject = uuidv7()
})

const append = (count: number, id = subject) =>
  firm.work((work) =>
    audit(
      work,
      Array.from({ length: count }, (_, n) => ({
        event: `test.${n}`,
        subjectType: 'test',
        subjectId: id,
        reason: 'because',
        data: { n },
      })),
    ),
  )

const chainOf = async (id = subject) => {
  const { rows } = await firm.pool.query<{ seq: string; previous_hash: string; hash: string }>(
    'select seq, previous_hash, hash from pf_audit_entries where subject_id = $1 order by seq',
    [id],
  )
  return rows
}

const broken = async () => {
  const { rows } = await firm.pool.query<{ subject_id: string; seq: string }>(
    'select subject_id, seq from prop_firm.broken_audit()',
  )
  return rows.filter(({ subject_id }) => subject_id === subject).map(({ seq }) => Number(seq))
}

/** As a superuser can: the triggers do not run. */
const tamper = async (statement: string): Promise<void> => {
  await firm.work(async ({ tx }) => {
    await tx.query(`set local session_replication_role = 'replica'`)
    await tx.query(statement.replaceAll(':subject', `'${subject}'`))
  })
}

describe('the audit log', () => {
  it('chains the entries of a subject by hash, numbered without gaps', async () => {
    await append(3)
    await append(2)
    const chain = await chainOf()
    expect(chain.map(({ seq }) => Number(seq))).toEqual([1, 2, 3, 4, 5])
    expect(chain.map(({ previous_hash }) => previous_hash)).toEqual([
      '',
      ...chain.slice(0, -1).map(({ hash }) => hash),
    ])
    expect(new Set(chain.map(({ hash }) => hash)).size).toBe(5)
    expect(await broken()).toEqual([])
  })

  it.each([
    ['updated', `update pf_audit_entries set reason = 'other' where true`],
    ['updated by its time alone', 'update pf_audit_entries set updated_at = now()'],
    ['deleted', 'delete from pf_audit_entries'],
    ['truncated', 'truncate pf_audit_entries'],
    ['truncated with others', 'truncate pf_audit_entries, pf_notes cascade'],
  ])('cannot be %s', async (_how, statement) => {
    await append(1)
    await expect(firm.pool.query(statement)).rejects.toMatchObject({ code: 'PF002' })
    expect(await chainOf()).toHaveLength(1)
  })

  it('cannot be changed or deleted through Payload, by code that may do everything', async () => {
    await append(1)
    const { rows } = await firm.pool.query<{ id: string }>(
      'select id from pf_audit_entries where subject_id = $1',
      [subject],
    )
    const one = { collection: 'audit-entries' as never, id: rows[0]?.id ?? '' }
    const data = { reason: 'other' } as never
    await expect(firm.payload.update({ ...one, data })).rejects.toMatchObject({ status: 409 })
    await expect(firm.payload.delete(one)).rejects.toMatchObject({ status: 403 })
    const past = firm.payload.db.updateOne({ ...one, data })
    await expect(past).rejects.toMatchObject({ cause: { code: 'PF002' } })
  })

  it('makes its own numbers and hashes, whatever the writer says', async () => {
    await firm.pool.query(
      `insert into pf_audit_entries (id, at, event, subject_type, subject_id, seq, previous_hash, hash,
         created_at, updated_at)
       values ($1, now(), 'forged', 'test', $2, 99, 'x', 'y', now(), now())`,
      [uuidv7(), subject],
    )
    const [entry] = await chainOf()
    expect(entry).toMatchObject({ seq: '1', previous_hash: '' })
    expect(await broken()).toEqual([])
  })

  it('has no gap when a transaction is rolled back', async () => {
    await append(1)
    await firm
      .work(async (work) => {
        await audit(work, [{ event: 'undone', subjectType: 'test', subjectId: subject }])
        throw new Error('undo')
      })
      .catch(() => undefined)
    await append(1)
    expect((await chainOf()).map(({ seq }) => Number(seq))).toEqual([1, 2])
    expect(await broken()).toEqual([])
  })

  it('has neither gap nor fork when twenty write at the same time', async () => {
    const others = Array.from({ length: 4 }, () => uuidv7())
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        firm.work((work) =>
          audit(
            work,
            [subject, ...others.slice(n % 4), ...others.slice(0, n % 4)].map((subjectId) => ({
              event: `by ${n}`,
              subjectType: 'test',
              subjectId,
            })),
          ),
        ),
      ),
    )
    for (const id of [subject, ...others]) {
      const seqs = (await chainOf(id)).map(({ seq }) => Number(seq))
      expect(seqs).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    }
    expect(await broken()).toEqual([])
  })
})

describe('broken_audit', () => {
  const change = (seq: number, assignment: string) =>
    `update pf_audit_entries e set ${assignment} where subject_id = :subject and seq = ${seq}`
  const remove = (which: string) =>
    `delete from pf_audit_entries where subject_id = :subject and ${which}`
  const hashAnew = (seq: number) => change(seq, 'hash = prop_firm.audit_hash(e)')
  const forge = `
    insert into pf_audit_entries (id, at, event, subject_type, subject_id, seq, previous_hash,
      created_at, updated_at)
    select gen_random_uuid(), at, 'forged', subject_type, subject_id, 4, hash, at, at
    from pf_audit_entries where subject_id = :subject and seq = 3`

  it.each([
    ['a changed reason', change(2, `reason = 'x'`), [2]],
    ['a changed time', change(2, `at = at + interval '1 s'`), [2]],
    ['a changed actor', change(3, `actor_name = 'x'`), [3]],
    ['changed data', change(2, `data = '{}'`), [2]],
    ['a change whose hash was made anew', `${change(2, `reason = 'x'`)}; ${hashAnew(2)}`, [3]],
    ['a changed end whose hash was made anew', `${change(3, `reason = 'x'`)}; ${hashAnew(3)}`, [3]],
    ['a missing entry in the middle', remove('seq = 2'), [3]],
    ['a missing first entry', remove('seq = 1'), [2]],
    ['a missing last entry', remove('seq = 3'), [3]],
    ['a chain that is gone', remove('true'), [3]],
    ['an entry added behind the end, hash and all', `${forge}; ${hashAnew(4)}`, [4]],
  ])('finds %s', async (_what, statements, seqs) => {
    await append(3)
    await tamper(statements)
    expect(await broken()).toEqual(seqs)
  })

  it('finds a chain that was made up as a whole', async () => {
    await append(1)
    await tamper('delete from prop_firm.audit_head where subject_id = :subject')
    expect(await broken()).toEqual([1])
  })
})

describe('the anchor', () => {
  it('signs all heads, so that a rewritten chain gives another digest', async () => {
    await append(2)
    const digest = async () => {
      await anchorAudit(firm)
      const { rows } = await firm.pool.query<{ digest: string; signature: string }>(
        'select digest, signature from prop_firm.audit_anchor order by at desc limit 1',
      )
      return rows[0]
    }
    const before = await digest()
    expect(await digest()).toMatchObject({ digest: before?.digest })
    await firm.pool.query(
      `update prop_firm.audit_head set hash = 'rewritten' where subject_id = $1`,
      [subject],
    )
    const after = await digest()
    expect(after?.digest).not.toBe(before?.digest)
    expect(after?.signature).not.toBe(before?.signature)
  })
})
