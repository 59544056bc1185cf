import type { z } from 'zod'
import { finding, type Finding } from './finding.js'

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

/** Why a draft cannot be read as terms, each at the place where it can be mended. */
export const shapeFindings = (issues: readonly z.core.$ZodIssue[], draft: unknown): Finding[] =>
  issues.flatMap(plainIssues).map((issue) => shapeFinding(issue, draft))

/**
 * Of a value that fits none of several forms, what keeps it from the form it comes nearest to: the
 * one that found something wrong inside rather than with the whole.
 */
function plainIssues(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: 'this is not known; expected it left out',
    }))
  }
  if (issue.code !== 'invalid_union') return [issue]
  const nearest = issue.errors
    .map((errors) => errors.flatMap(plainIssues))
    .find((errors) => errors.length > 0 && errors.every(({ path }) => path.length > 0))
  if (!nearest) return [{ path: issue.path, message: 'expected another kind of value' }]
  return nearest.map(({ path, message }) => ({ path: [...issue.path, ...path], message }))
}

function shapeFinding({ path: place, message }: Issue, draft: unknown): Finding {
  const path = place.map(String)
  const field = path.join('.')
  const { phase, rule, rest } = placeOf(path, draft)
  if (field === 'calendar.zone') {
    return finding({
      level: 'refused',
      code: 'unknownZone',
      field,
      message,
      waysOut: [
        { label: 'Use UTC', change: { kind: 'setTerm', field: 'calendar.zone', value: 'UTC' } },
      ],
    })
  }
  const where = rule === null ? field : rest
  return finding({ level: 'refused', code: 'invalidTerms', phase, rule, field: where, message })
}

/** The keys of the phase and rule that a path such as `phases.0.rules.2.key` lies in. */
function placeOf(path: readonly string[], draft: unknown) {
  const phase = at(at(draft, 'phases'), path[1])
  const rule = path[2] === 'rules' ? at(at(phase, 'rules'), path[3]) : undefined
  const inPhase = path[0] === 'phases'
  return {
    phase: inPhase ? keyOf(phase) : null,
    rule: inPhase ? keyOf(rule) : null,
    rest: path.slice(4).join('.'),
  }
}

const at = (value: unknown, key: string | undefined): unknown =>
  typeof value === 'object' && value !== null && key !== undefined
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined

function keyOf(value: unknown): string | null {
  const key = at(value, 'key')
  return typeof key === 'string' ? key : null
}
