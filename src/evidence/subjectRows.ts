import { Temporal } from 'temporal-polyfill'
import type { Evidence } from '../domain/rulings/evidence.js'
import { samplingText } from '../domain/rulings/evidenceInWords.js'
import type { RulingRecord } from '../domain/rulings/rulingRecord.js'
import { clockText, dateText } from '../domain/rules/phrasing.js'
import type { Audience, Fact } from './evidenceDocument.js'
import { printable } from './printable.js'

/** `12 November 2026, 13:41:07.212 Europe/Prague`. */
export function instantText(at: number, zone: string): string {
  const { year } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return `${dateText(at, zone)} ${year}, ${clockText(at, zone)} ${zone}`
}

/** `2026-11-12T12:41:07.212Z`. */
export const utcText = (at: number): string => new Date(at).toISOString()

/** Whose ruling it is: references and the login, never a name of a person. */
export function subjectRows(evidence: Evidence, record: RulingRecord, audience: Audience): Fact[] {
  const { about, verdict, terms } = evidence
  const said = (name: string, instead = '–') => printable(String(about[name] ?? instead), instead)
  const version = about.version === undefined ? '' : `version ${about.version}`
  const program = printable(String(about.program ?? ''), '')
  const hash =
    about.versionHash === undefined ? '' : ` (${String(about.versionHash).slice(0, 16)}…)`
  const platform = about.platform === undefined ? '' : ` (${said('platform')})`
  const connection = `${said('connection', 'trading platform')}${platform}`
  const computed = evidence.verdict.doubts.includes('equityComputed')
  return [
    { label: 'Ruling', value: `${printable(record.reference, '–')}, ${record.standing}` },
    {
      label: 'Account',
      value: `${said('account', said('accountId'))}, platform login ${said('login')}`,
    },
    ...(audience === 'trader'
      ? []
      : [{ label: 'Trader', value: printable(record.traderReference, '–') }]),
    {
      label: 'Program',
      value: [program, version].filter(Boolean).join(', ') + hash || 'see the hash of the terms',
    },
    { label: 'Phase', value: `${said('phase')}, amounts in ${terms.currency}` },
    { label: 'Decided', value: instantText(verdict.at, terms.calendar.zone) },
    { label: 'The same in UTC', value: utcText(verdict.at) },
    {
      label: 'Source of the figures',
      value: `${connection}, equity ${computed ? 'computed by the firm' : 'as the platform reported it'}`,
    },
    { label: 'Sampling', value: samplingText(evidence.samplingIntervalMs) },
  ]
}
