import type { Queryable } from '../database/queryable.js'
import type { RuleRegistry } from '../domain/rules/ruleRegistry.js'
import type { PlatformDefinition } from '../platforms/types.js'
import { phasesOf } from './phases.js'
import { readTermsOfConnection } from './sql/accounts.js'

type Platform = Pick<PlatformDefinition, 'capabilities'>

type Question = {
  readonly connectionId: string
  readonly platform: Platform | undefined
  readonly rules?: RuleRegistry
}

/** Of which accounts of a platform all deals are stored. */
export type DealsKnown = {
  /** Hashes of terms with a rule about trades: deals of their accounts are asked for. */
  readonly complete: readonly string[]
  /** The platform delivers again what was missed: whoever has one deal stored has all. */
  readonly resumes: boolean
}

/** What the deals that are stored can be relied on for; where they cannot, nothing is known. */
export async function dealsKnown(q: Queryable, question: Question): Promise<DealsKnown> {
  const { connectionId, platform, rules } = question
  const { rows } = await q.query<{ hash: string }>(readTermsOfConnection, [connectionId])
  const hashes = rows.map(({ hash }) => hash)
  const phases = await phasesOf(rules).load(q, hashes)
  return {
    complete: hashes.filter((hash) => phases.get(hash)?.needs.has('trades')),
    resumes: platform?.capabilities.stream === true && platform.capabilities.catchUp === 'resume',
  }
}
