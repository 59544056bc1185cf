import type { z } from 'zod'
import { DomainFault } from '../fault.js'
import { formatMoney } from '../money/text.js'
import { termsProblems } from '../payouts/termsProblems.js'
import { missingFigures } from '../payouts/missingFigures.js'
import type { RuleRegistry } from '../rules/ruleRegistry.js'
import { scalingProblems } from '../scaling/scalingTerms.js'
import { finding, type Finding } from './finding.js'
import { lateLosses } from './lateLosses.js'
import { lateOthers } from './lateOthers.js'
import { engineFindings, setTwice, startFindings } from './phaseFindings.js'
import { phaseRules } from './phaseRules.js'
import { phaseTerms, platformMapping } from './phaseTerms.js'
import { twoPlaces } from './twoPlaces.js'
import { programTermsSchema, type ProgramPhase, type ProgramTerms } from './terms.js'
import { wayToPass } from './wayToPass.js'

export type ProgramCheck = {
  /** Null where the draft has no shape that could be read. */
  readonly terms: ProgramTerms | null
  readonly findings: readonly Finding[]
}

/** Whether a draft may be published, and what an operator should look at before it is. */
export function checkProgram(draft: unknown, registry: RuleRegistry): ProgramCheck {
  const parsed = programTermsSchema.safeParse(draft)
  if (!parsed.success) {
    return { terms: null, findings: parsed.error.issues.map((issue) => shapeFinding(issue, draft)) }
  }
  const terms = parsed.data
  const findings = [
    ...missingPayoutFigures(terms),
    ...platformFindings(terms),
    ...growthFindings(terms),
    ...twoPlaces(terms),
    ...terms.phases.flatMap((phase) => checkPhase(terms, phase, registry)),
  ]
  return { terms, findings }
}

export const isRefused = (findings: readonly Finding[]): boolean =>
  findings.some(({ level }) => level === 'refused')

/** Every size is checked; what is wrong with several is said once. */
function checkPhase(terms: ProgramTerms, phase: ProgramPhase, registry: RuleRegistry): Finding[] {
  const found = terms.sizes.flatMap(({ size, currency }): Finding[] => {
    try {
      const own = phaseTerms(terms, { phase: phase.key, size, currency })
      if (!own) return []
      const given = { phase: phase.key, terms: own, registry }
      const refused = engineFindings(given)
      const checked = { phase: phase.key, terms: own, rules: phaseRules(own, registry) }
      return [
        ...refused,
        ...startFindings(given),
        ...setTwice(checked),
        ...wayToPass(checked),
        ...lateLosses(checked),
        ...lateOthers(checked),
      ]
    } catch (error) {
      if (!(error instanceof DomainFault)) throw error
      return [missingAmount(phase.key, error.message)]
    }
  })
  const seen = new Set<string>()
  return found.filter(({ code, rule, field }) => {
    const id = [code, rule, field].join()
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
}

const missingAmount = (phase: string | null, message: string, field: string | null = null) =>
  finding({ level: 'refused', code: 'missingAmount', phase, field, message })

function missingPayoutFigures(terms: ProgramTerms): Finding[] {
  const missing = missingFigures({ payout: terms.payout, scaling: terms.scaling }, terms.sizes).map(
    ({ path, size }) => {
      const amount = formatMoney(size.size, size.currency)
      const message = `expected an amount for the size ${amount} ${size.currency}, found none`
      return missingAmount(null, message, path)
    },
  )
  if (missing.length > 0) return missing
  return termsProblems(terms.payout, terms.sizes).map(({ path, message }) =>
    finding({
      level: 'refused',
      code: 'invalidTerms',
      phase: null,
      field: `payout.${path.join('.')}`,
      message,
    }),
  )
}

const growthFindings = ({ scaling }: ProgramTerms): Finding[] =>
  (scaling ? scalingProblems(scaling) : []).map(({ path, message }) =>
    finding({
      ...{ level: 'refused', code: 'invalidTerms', message },
      field: `scaling.${path.join('.')}`,
    }),
  )

/** Every phase and size needs a row of the platform map, and only one that fits best. */
function platformFindings(terms: ProgramTerms): Finding[] {
  const rows = terms.platformMap.map(({ phase, size, currency }) => [phase, size, currency].join())
  const twice = rows.flatMap((row, index) =>
    rows.indexOf(row) === index
      ? []
      : [
          finding({
            level: 'refused',
            code: 'setTwice',
            field: `platformMap.${index}`,
            message: 'This is set twice: another row is for the same phase, size and currency.',
          }),
        ],
  )
  const open = terms.phases.flatMap(({ key, name }) =>
    terms.sizes
      .filter(
        ({ size, currency }) => platformMapping(terms, { phase: key, size, currency }) === null,
      )
      .slice(0, 1)
      .map(({ size, currency }) =>
        finding({
          level: 'refused',
          code: 'noPlatform',
          field: 'platformMap',
          message: `No row says where accounts of ${name} with ${formatMoney(size, currency)} ${currency} are opened.`,
        }),
      ),
  )
  return [...twice, ...open]
}

function shapeFinding(issue: z.core.$ZodIssue, draft: unknown): Finding {
  const path = issue.path.map(String)
  const field = path.join('.')
  const { phase, rule, rest } = placeOf(path, draft)
  if (field === 'calendar.zone') {
    return finding({
      level: 'refused',
      code: 'unknownZone',
      field,
      message: issue.message,
      waysOut: [
        { label: 'Use UTC', change: { kind: 'setTerm', field: 'calendar.zone', value: 'UTC' } },
      ],
    })
  }
  const where = rule === null ? field : rest
  const message = issue.message
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
