import { DomainFault } from '../fault.js'
import { formatMoney } from '../money/text.js'
import { termsProblems } from '../payouts/termsProblems.js'
import { missingFigures } from '../payouts/missingFigures.js'
import type { RuleRegistry } from '../rules/ruleRegistry.js'
import { scalingProblems } from '../scaling/scalingTerms.js'
import { finding, type Finding } from './finding.js'
import { emptyAccount } from './emptyAccount.js'
import { lateFunded } from './lateFunded.js'
import { lateLosses } from './lateLosses.js'
import { lateOthers } from './lateOthers.js'
import { lateTwins } from './lateTwins.js'
import { engineFindings, setTwice, startFindings } from './phaseFindings.js'
import { phaseRules } from './phaseRules.js'
import { phaseTerms, platformMapping } from './phaseTerms.js'
import { shapeFindings } from './shapeFindings.js'
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
    return { terms: null, findings: shapeFindings(parsed.error.issues, draft) }
  }
  const terms = parsed.data
  const findings = [
    ...termFindings(terms),
    ...platformFindings(terms),
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
        ...lateTwins(checked),
        ...emptyAccount(checked),
        ...lateFunded(checked),
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

/** Tables that lack a size, and terms that are right one by one and contradict each other. */
function termFindings({ payout, scaling, offers, sizes }: ProgramTerms): Finding[] {
  const missing = missingFigures({ payout, scaling, offers }, sizes).map(({ path, size }) => {
    const amount = formatMoney(size.size, size.currency)
    const message = `expected an amount for the size ${amount} ${size.currency}, found none`
    return missingAmount(null, message, path)
  })
  const refused = { level: 'refused', code: 'invalidTerms', phase: null } as const
  const grows = (scaling ? scalingProblems(scaling) : []).map(({ path, message }) =>
    finding({ ...refused, field: `scaling.${path.join('.')}`, message }),
  )
  if (missing.length > 0) return [...missing, ...grows]
  const paid = termsProblems(payout, sizes).map(({ path, message }) =>
    finding({ ...refused, field: `payout.${path.join('.')}`, message }),
  )
  return [...paid, ...grows]
}

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
