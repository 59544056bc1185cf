import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import { programTermsSchema } from '../../../src/domain/programs/terms.js'

export const registry = ruleRegistry()

export type DraftRule = { key: string; rule: string; parameters: Record<string, unknown> }

export const rule = (
  name: string,
  parameters: Record<string, unknown> = {},
  key = name,
): DraftRule => ({ key, rule: name, parameters })

export const target = rule('profitTarget', { percent: 800 })
export const floor = rule('maximumLoss', { follows: 'static', percent: 1_000 })

/** A one-step program with these rules in its evaluation. */
export const draftOf = (rules: readonly DraftRule[], but: Record<string, unknown> = {}) => ({
  calendar: { zone: 'Europe/Prague', resetAt: '00:00' },
  sizes: [{ size: 10_000_000, currency: 'USD' }],
  phases: [
    { key: 'evaluation-1', name: 'Phase 1', rules },
    { key: 'funded', name: 'Funded', rules: [floor] },
  ],
  platformMap: [{ connections: [{ connection: 'Paper' }], group: 'demo' }],
  payout: {},
  ...but,
})

export const termsOf = (rules: readonly DraftRule[], but: Record<string, unknown> = {}) =>
  programTermsSchema.parse(draftOf(rules, but))
