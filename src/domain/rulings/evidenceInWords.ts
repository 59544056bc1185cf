import { explainVerdict } from '../rules/explainVerdict.js'
import { clockText, dateText } from '../rules/phrasing.js'
import type { RuleRegistry } from '../rules/ruleRegistry.js'
import type { Evidence } from './evidence.js'

const kinds = { breach: 'breach', pass: 'pass', expiry: 'expiry', soft: 'soft violation' } as const

/**
 * A ruling as sentences: whose it is, what was decided and when, the formula with its numbers, and
 * where the figures came from.
 *
 * @throws DomainFault when the terms name a rule that the registry does not know
 */
export function evidenceInWords(evidence: Evidence, registry?: RuleRegistry): string[] {
  const { about, verdict, terms } = evidence
  const { title, words, summary, rows } = explainVerdict(verdict, terms, registry)
  const { zone } = terms.calendar
  const when = `${dateText(verdict.at, zone)}, ${clockText(verdict.at, zone)} ${zone}`
  const doubts = verdict.doubts.length > 0 ? `, in doubt: ${verdict.doubts.join(', ')}` : ''
  return [
    `Ruling ${about.ruling ?? '(unnamed)'}: ${kinds[verdict.kind]}, ${title}${doubts}`,
    `Account ${about.account ?? about.accountId ?? '(unnamed)'}, login ${about.login ?? '(unnamed)'}, ${programText(evidence)}`,
    `Decided at ${when}`,
    summary,
    words,
    ...rows.map(({ sign, label, value }) => `  ${sign || ' '} ${label}: ${value}`),
    sourceText(evidence),
  ]
}

function programText({ about, termsHash }: Evidence): string {
  const version = about.version === undefined ? '' : ` version ${about.version}`
  const hash = about.versionHash === undefined ? '' : ` (${about.versionHash})`
  return `${about.program ?? 'program'}${version}${hash}, terms ${termsHash}`
}

/** `Figures from MT5 live-02 (mt5), looked at every 1.008 s.` */
export function sourceText({ about, samplingIntervalMs }: Evidence): string {
  const platform = about.platform === undefined ? '' : ` (${about.platform})`
  const source = about.connection ?? about.connectionId ?? 'the platform'
  return `Figures from ${source}${platform}, ${samplingText(samplingIntervalMs)}.`
}

/** How often the platform was looked at. */
export const samplingText = (intervalMs: number | null): string =>
  intervalMs === null
    ? 'every change was sent as it happened'
    : `looked at every ${intervalMs / 1000} s`
