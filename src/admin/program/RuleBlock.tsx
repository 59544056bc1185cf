'use client'
import { useId, type KeyboardEvent } from 'react'
import type { DraftChange, Finding } from '../../domain/programs/finding.js'
import type { WordPart } from '../../domain/programs/wordChanges.js'
import type { CatalogueRule } from '../../domain/programs/ruleCatalogue.js'
import { withInitial } from '../../domain/rules/parameterFields.js'
import { Shape } from '../parts/Shape.js'
import type { DraftRule } from './draft.js'
import { FindingList } from './FindingList.js'
import { SchemaInputs } from './inputs/SchemaInputs.js'
import { RemoveButton } from './RemoveButton.js'

export type BlockProps = {
  readonly rule: DraftRule
  readonly number: number
  readonly definition: CatalogueRule | undefined
  /** The rule as it is published; undefined where it is not. */
  readonly before: DraftRule | undefined
  readonly hasVersion: boolean
  readonly parts: readonly WordPart[] | null
  readonly findings: readonly Finding[]
  readonly isOpen: boolean
  readonly readOnly: boolean
  readonly onToggle: () => void
  readonly onFocus: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  readonly onSet: (field: string, value: unknown) => void
  readonly onChange: (change: DraftChange) => void
}

/** One rule as a block: its words while it is closed, its parameters while it is open. */
export function RuleBlock(props: BlockProps) {
  const { rule, number, definition, findings, isOpen, onToggle, onFocus, onMove, readOnly } = props
  const id = useId()
  const level = findings.some((each) => each.level === 'refused')
    ? 'refused'
    : findings.length > 0
      ? 'warned'
      : 'fine'
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || readOnly || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li
      className={`pf-rule pf-rule--${level}`}
      data-rule={rule.key}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <h3 className="pf-rule__head">
        <button
          aria-controls={`${id}-body`}
          aria-expanded={isOpen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          className="pf-rule__toggle"
          onClick={onToggle}
          type="button"
        >
          <span className="pf-rule__number">{String(number).padStart(2, '0')}</span>
          <span className="pf-rule__label">{definition?.label ?? rule.rule}</span>
          <span className="pf-rule__words">{textOf(props.parts)}</span>
          <State {...props} level={level} />
          <span aria-hidden className="pf-rule__chevron">
            {isOpen ? '⌃' : '⌄'}
          </span>
        </button>
      </h3>
      {isOpen ? <Body {...props} id={id} /> : null}
    </li>
  )
}

const textOf = (parts: readonly WordPart[] | null): string =>
  (parts ?? [])
    .filter(({ kind }) => kind !== 'old')
    .map(({ text }) => text)
    .join(' ')

type Level = 'refused' | 'warned' | 'fine'

function State({ level, rule, before, hasVersion, findings }: BlockProps & { level: Level }) {
  if (level === 'refused') {
    return (
      <span className="pf-rule__state pf-rule__state--refused">
        <Shape tone="bad" /> contradiction
      </span>
    )
  }
  if (level === 'warned') {
    const late = findings.every(({ code }) => code === 'decidesLate')
    return (
      <span className="pf-rule__state pf-rule__state--warned">
        <Shape tone="attention" /> {late ? 'decides late' : 'never decides'}
      </span>
    )
  }
  if (!hasVersion) return null
  if (!before) return <span className="pf-rule__state">new</span>
  const same = JSON.stringify(before.parameters) === JSON.stringify(rule.parameters)
  return same ? null : <span className="pf-rule__state">changed</span>
}

function Body(props: BlockProps & { readonly id: string }) {
  const { definition, rule, before, findings, onSet, onMove, onRemove, readOnly } = props
  const name = definition?.label ?? rule.rule
  const problems = (path: string) =>
    findings.flatMap(({ field, code, message }) =>
      field === path && code === 'invalidParameter' ? [message] : [],
    )
  const hasInput = (field: string | null) =>
    definition?.fields.some(({ name }) => name === field?.split('.')[0]) === true
  const shown = findings.filter(
    ({ code, field }) => code !== 'invalidParameter' || !hasInput(field),
  )
  return (
    <div className="pf-rule__body" id={`${props.id}-body`}>
      {definition ? (
        <Fields
          before={before}
          definition={definition}
          onSet={onSet}
          problems={problems}
          readOnly={readOnly}
          rule={rule}
        />
      ) : (
        <Gone rule={rule} />
      )}
      <FindingList findings={shown} onChange={props.onChange} readOnly={readOnly} />
      {readOnly ? null : (
        <div className="pf-rule__tools">
          <span className="pf-muted">{definition?.description}</span>
          <button
            aria-label={`Move ${name} up`}
            className="pf-button pf-button--small"
            onClick={() => onMove(-1)}
            type="button"
          >
            ↑
          </button>
          <button
            aria-label={`Move ${name} down`}
            className="pf-button pf-button--small"
            onClick={() => onMove(1)}
            type="button"
          >
            ↓
          </button>
          <RemoveButton of={name} onRemove={onRemove} readOnly={readOnly} />
        </div>
      )}
    </div>
  )
}

type FieldsProps = Pick<BlockProps, 'rule' | 'before' | 'onSet' | 'readOnly'> & {
  readonly definition: CatalogueRule
  readonly problems: (field: string) => readonly string[]
}

function Fields({ definition, rule, before, onSet, problems, readOnly }: FieldsProps) {
  const values = withInitial(definition.fields, rule.parameters)
  return (
    <SchemaInputs
      before={before && withInitial(definition.fields, before.parameters)}
      examples={{}}
      onChange={(next) => {
        for (const { name } of definition.fields) {
          if (next[name] !== values[name]) onSet(name, next[name])
        }
      }}
      parts={definition.fields}
      path=""
      problems={problems}
      readOnly={readOnly}
      value={values}
    />
  )
}

/** The firm no longer has the rule: its stored values are shown and kept as they are. */
const Gone = ({ rule }: { readonly rule: DraftRule }) => (
  <dl className="pf-rule__gone">
    <dt>Rule</dt>
    <dd className="pf-mono">
      {rule.rule}, revision {rule.revision}
    </dd>
    {Object.entries(rule.parameters).map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd className="pf-mono">{JSON.stringify(value)}</dd>
      </div>
    ))}
  </dl>
)
