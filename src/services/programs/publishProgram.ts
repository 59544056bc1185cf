import { v7 as uuidv7 } from 'uuid'
import { phaseTerms } from '../../domain/programs/phaseTerms.js'
import type { ProgramTerms } from '../../domain/programs/terms.js'
import { sha256Of } from '../../domain/rules/canonicalJson.js'
import { compilePhase } from '../../domain/rules/compilePhase.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import { audit } from '../records/audit.js'
import { insertRows } from '../records/insertRows.js'
import type { Work } from '../work.js'
import { checkTerms } from './checkTerms.js'

type Program = {
  id: string
  name: string
  draft: unknown
  number: string | null
  hash: string | null
}

const programSql = `
  select program.id, program.name, program.draft, newest.number, newest.hash from pf_programs program
  left join lateral (select number, hash from pf_program_versions version
    where version.program_id = program.id order by number desc limit 1) newest on true
  where program.id = $1 for update of program`

export type Published =
  | {
      readonly ok: true
      readonly versionId: string
      readonly number: number
      readonly hash: string
    }
  | {
      readonly ok: false
      readonly code: 'unknown' | 'invalid' | 'unchanged'
      readonly message: string
    }

/** Freezes a program's draft as its next version; what runs keeps the version it was sold under. */
export async function publishProgram(work: Work, programId: string): Promise<Published> {
  const [program] = (await work.tx.query<Program>(programSql, [programId])).rows
  if (!program) return { ok: false, code: 'unknown', message: 'There is no such program.' }
  const checked = checkTerms(program.draft)
  const problems = checked.ok ? compileAll(checked.terms, work.firm.rules) : checked.problems
  if (!checked.ok || problems.length > 0) {
    return { ok: false, code: 'invalid', message: problems.join('; ') }
  }
  const hash = sha256Of(checked.terms)
  if (hash === program.hash) {
    return {
      ok: false,
      code: 'unchanged',
      message: 'The draft is the same as the published version.',
    }
  }
  const number = Number(program.number ?? 0) + 1
  const versionId = uuidv7()
  await insertRows(work, 'programVersions', [
    {
      id: versionId,
      label: `${program.name} v${number}`,
      program_id: program.id,
      number,
      terms: checked.terms,
      hash,
      published_by: work.actor.name,
    },
  ])
  await work.tx.query(
    'update pf_programs set current_version_id = $2, updated_at = $3 where id = $1',
    [program.id, versionId, work.now.toISOString()],
  )
  await audit(work, [
    {
      event: 'program.published',
      subjectType: 'program',
      subjectId: program.id,
      data: { version: versionId, number, hash },
    },
  ])
  return { ok: true, versionId, number, hash }
}

/** Every phase and size must compile; the problem names the phase. */
function compileAll(terms: ProgramTerms, rules: RuleRegistry): string[] {
  return terms.phases.flatMap((phase) =>
    terms.sizes.flatMap(({ size, currency }) => {
      const own = phaseTerms(terms, { phase: phase.key, size, currency })
      if (!own) return []
      try {
        compilePhase(own, rules)
        return []
      } catch (error) {
        return [`${phase.key}: ${error instanceof Error ? error.message : String(error)}`]
      }
    }),
  )
}
