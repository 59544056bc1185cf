import type { Finding } from '../../domain/programs/finding.js'

/** The tab on which a finding can be solved: a phase, or a part of what holds for all of them. */
export function tabOf({ phase, field }: Pick<Finding, 'phase' | 'field'>): string {
  if (phase !== null) return phase
  const [part] = (field ?? '').split('.')
  if (part === 'payout') return 'payouts'
  if (part === 'scaling') return 'growth'
  return part === 'offers' ? 'offers' : 'setup'
}
