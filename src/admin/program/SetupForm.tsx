'use client'
import { useId } from 'react'
import type { DraftChange, Finding } from '../../domain/programs/finding.js'
import { FindingList } from './FindingList.js'
import type { Draft } from './draft.js'
import { SizeRows } from './SizeRows.js'
import { tabOf } from './tabOf.js'
import { PlatformRows } from './PlatformRows.js'

type Props = {
  readonly draft: Draft
  readonly findings: readonly Finding[]
  readonly readOnly: boolean
  readonly onDraft: (draft: Draft) => void
  readonly onChange: (change: DraftChange) => void
}

/** What holds for all phases: the day, the sizes, where accounts are opened, the paperwork. */
export function SetupForm(props: Props) {
  const { draft, onDraft, readOnly } = props
  const own = props.findings.filter((each) => tabOf(each) === 'setup')
  return (
    <div className="pf-setup">
      <FindingList findings={own} onChange={props.onChange} readOnly={readOnly} />
      <Calendar {...props} />
      <SizeRows {...props} />
      <PlatformRows {...props} />
      <fieldset className="pf-group">
        <legend>Before funding</legend>
        {(['kyc', 'agreement'] as const).map((name) => (
          <label className="pf-check" key={name}>
            <input
              checked={draft[name]}
              disabled={readOnly}
              onChange={(event) => onDraft({ ...draft, [name]: event.target.checked })}
              type="checkbox"
            />
            {name === 'kyc' ? 'Proof of identity' : 'Agreement accepted'}
          </label>
        ))}
      </fieldset>
    </div>
  )
}

const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')]

function Calendar({ draft, findings, onDraft, readOnly }: Props) {
  const id = useId()
  const set = (name: string, value: unknown) =>
    onDraft({ ...draft, calendar: { ...draft.calendar, [name]: value } })
  const wrong = (name: string) => findings.find(({ field }) => field === `calendar.${name}`)
  const input = (name: string, label: string, list?: string) => (
    <div className="pf-field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <span className={`pf-box${wrong(name) ? ' pf-box--wrong' : ''}`}>
        <input
          aria-invalid={wrong(name) !== undefined}
          autoComplete="off"
          disabled={readOnly}
          id={`${id}-${name}`}
          list={list}
          onChange={(event) => set(name, event.target.value)}
          type="text"
          value={String(draft.calendar[name] ?? '')}
        />
      </span>
    </div>
  )
  return (
    <fieldset className="pf-group">
      <legend>The trading day</legend>
      <div className="pf-rule__fields">
        {input('zone', 'Zone', `${id}-zones`)}
        {input('resetAt', 'A new day begins at')}
        <div className="pf-field">
          <label htmlFor={`${id}-named`}>A day is named by</label>
          <span className="pf-box">
            <select
              disabled={readOnly}
              id={`${id}-named`}
              onChange={(event) => set('namedBy', event.target.value)}
              value={String(draft.calendar.namedBy ?? 'start')}
            >
              <option value="start">the date it begins on</option>
              <option value="end">the date it ends on</option>
            </select>
          </span>
        </div>
      </div>
      <datalist id={`${id}-zones`}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </fieldset>
  )
}
