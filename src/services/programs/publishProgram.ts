import { v7 as uuidv7 } from 'uuid'
import { checkProgram } from '../../domain/programs/checkProgram.js'
import type { Finding } from '../../domain/programs/finding.js'
import { sha256Of } from '../../domain/rules/canonicalJson.js'
import { audit } from '../records/audit.js'
import { insertRows } from '../records/insertRows.js'
import type { Work } from '../work.js'
import { currentVersionSql, lockProgramSql, programSql } from './sql.js'

type Program = {
  id: string
  name: string
  draft: unknown
  number: string | null
  hash: string | null
}

export type Published =
  | {
      readonly ok: true
      readonly versionId: string
      readonly number: number
      readonly hash: string
    }
  | {
      readonly ok: false
      readonly code: 'unknown' | 'invalid' | 'unchanged' | 'moved'
      readonly message: string
    }

type Wish = {
  readonly programId: string
  readonly reason?: string
  /** Hash of the draft that the operator looked at; another one is not published. */
  readonly hash?: string
}

const refused = (code: 'unknown' | 'invalid' | 'unchanged' | 'moved', message: string) =>
  ({ ok: false, code, message }) as const

/** Freezes a program's draft as its next version; what runs keeps the version it was sold under. */
export async function publishProgram(work: Work, wish: Wish): Promise<Published> {
  await work.tx.query(lockProgramSql, [wish.programId])
  const [program] = (await work.tx.query<Program>(programSql, [wish.programId])).rows
  if (!program) return refused('unknown', 'There is no such program.')
  const { terms, findings } = checkProgram(program.draft, work.firm.rules)
  const refusals = findings.filter(({ level }) => level === 'refused')
  if (!terms || refusals.length > 0) return refused('invalid', refusals.map(textOf).join('; '))
  const hash = sha256Of(terms)
  if (wish.hash !== undefined && wish.hash !== hash) {
    return refused('moved', 'The draft was changed meanwhile; look at it again before you publish.')
  }
  if (hash === program.hash) {
    return refused('unchanged', 'The draft is the same as the published version.')
  }
  const number = Number(program.number ?? 0) + 1
  const versionId = uuidv7()
  await insertRows(work, 'programVersions', [
    {
      id: versionId,
      label: `${program.name} v${number}`,
      program_id: program.id,
      number,
      terms,
      hash,
      published_by: work.actor.name,
      reason: wish.reason ?? null,
    },
  ])
  await work.tx.query(currentVersionSql, [program.id, versionId, work.now.toISOString()])
  await audit(work, [
    {
      event: 'program.published',
      subjectType: 'program',
      subjectId: program.id,
      ...(wish.reason !== undefined && { reason: wish.reason }),
      data: { version: versionId, number, hash },
    },
  ])
  return { ok: true, versionId, number, hash }
}

/** `evaluation-1, rule dailyLoss, percent: …`, as far as the finding has a place. */
function textOf({ phase, rule, field, message }: Finding): string {
  const place = [phase, rule === null ? null : `rule ${rule}`, field].filter((part) => part)
  return place.length === 0 ? message : `${place.join(', ')}: ${message}`
}
