import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import type { AuditRow } from '../../readModels/account/readRecords.js'
import { withRule } from '../parts/ruleWord.js'

/** `Evaluation phase 1 of 2`, `Funded`. */
export function phaseText({
  phase,
  phaseName,
  evaluationPhases,
}: Pick<AccountHead, 'phase' | 'phaseName' | 'evaluationPhases'>): string {
  const number = /^evaluation-(\d+)$/.exec(phase)?.[1]
  return number ? `Evaluation phase ${number} of ${evaluationPhases}` : phaseName
}

/** What an entry of an account's audit log is about; of two violations, which. */
export const entrySubject = (
  { subjectType, rule }: Pick<AuditRow, 'subjectType' | 'rule'>,
  rules: RuleRegistry,
): string => (subjectType === 'violation' ? withRule('Violation', rule, rules) : 'Account')

/** What a hold is called where it is shown. */
export const holdWords: Readonly<Record<string, string>> = {
  paused: 'Paused',
  frozen: 'Frozen',
  underReview: 'Under review',
}

/** Verbs of platform commands, as somebody says what the platform was told. */
export const commandWords: Readonly<Record<string, string>> = {
  openAccount: 'open the account',
  disable: 'trading off',
  enable: 'trading on',
  closeAll: 'close all positions',
  balance: 'move the balance',
}

/** `9f3c 41d0 … a1e7`: enough of a hash to compare by eye. */
export const hashText = (hash: string): string =>
  `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`

/** `1.008 s`, `71 ms`, `3 m`. */
export function spanText(ms: number): string {
  if (ms < 1000) return `${ms} ms`
  if (ms < 120_000) return `${(ms / 1000).toFixed(3)} s`
  return `${Math.round(ms / 60_000)} m`
}
