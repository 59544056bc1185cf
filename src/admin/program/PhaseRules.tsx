'use client'
import { useEffect, useRef, useState } from 'react'
import type { DraftChange, Finding } from '../../domain/programs/finding.js'
import { useCatalogue } from './catalogue.js'
import { addRule, moveRule, setParameter, type DraftPhase, type DraftRule } from './draft.js'
import { FindingList } from './FindingList.js'
import { RuleBlock } from './RuleBlock.js'
import type { Reviewed } from './useReview.js'

type Props = {
  readonly phase: DraftPhase
  readonly before: DraftPhase | undefined
  readonly hasVersion: boolean
  readonly review: Reviewed | null
  readonly findings: readonly Finding[]
  readonly active: string | null
  readonly readOnly: boolean
  readonly onActive: (rule: string | null) => void
  readonly onRules: (change: (rules: readonly DraftRule[]) => readonly DraftRule[]) => void
  readonly onChange: (change: DraftChange) => void
}

/** Which blocks are open, and what moves or adds them; the focus goes with a block that moves. */
function useBlocks({ phase, onRules }: Props) {
  const { rules } = useCatalogue()
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<string | null>(null)
  useEffect(() => {
    if (moved.current === null) return
    const block = `[data-rule="${moved.current}"] .pf-rule__toggle`
    list.current?.querySelector<HTMLButtonElement>(block)?.focus()
    moved.current = null
  })
  const toggle = (key: string) =>
    setOpened((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  const move = (key: string, by: -1 | 1) => {
    moved.current = key
    const place = phase.rules.findIndex((rule) => rule.key === key) + 1 + by
    if (place >= 1 && place <= phase.rules.length) {
      setSaid(`Moved to ${place} of ${phase.rules.length}.`)
    }
    onRules((before) => moveRule(before, key, by))
  }
  const add = (name: string) => {
    const newest = rules.find((each) => each.name === name && each.isNewest)
    if (!newest) return
    const added = { rule: name, revision: newest.revision, parameters: {} }
    const key = addRule(phase.rules, added).at(-1)?.key
    onRules((before) => addRule(before, added))
    if (key === undefined) return
    moved.current = key
    setOpened((before) => new Set([...before, key]))
  }
  return { opened, said, list, toggle, move, add }
}

/** The rules of one phase: composed, ordered, opened one by one. */
export function PhaseRules(props: Props) {
  const { phase, findings, onRules, onActive, onChange, readOnly } = props
  const { rules } = useCatalogue()
  const { opened, said, list, toggle, move, add } = useBlocks(props)
  const whole = findings.filter(({ rule }) => rule === null)
  const sentences = props.review?.words?.phases.find(({ key }) => key === phase.key)?.rules
  return (
    <div className="pf-phase">
      <FindingList findings={whole} onChange={onChange} readOnly={readOnly} />
      <ol className="pf-rules" ref={list}>
        {phase.rules.map((rule, index) => (
          <RuleBlock
            before={props.before?.rules.find(({ key }) => key === rule.key)}
            definition={rules.find(
              ({ name, revision }) => name === rule.rule && revision === rule.revision,
            )}
            findings={findings.filter((each) => each.rule === rule.key)}
            hasVersion={props.hasVersion}
            isOpen={opened.has(rule.key)}
            key={rule.key}
            number={index + 1}
            onChange={onChange}
            onFocus={() => onActive(rule.key)}
            onMove={(by) => move(rule.key, by)}
            onRemove={() => onRules((before) => before.filter(({ key }) => key !== rule.key))}
            onSet={(field, value) =>
              onRules((before) => setParameter(before, rule.key, [field, value]))
            }
            onToggle={() => toggle(rule.key)}
            parts={sentences?.find(({ key }) => key === rule.key)?.parts ?? null}
            readOnly={readOnly}
            rule={rule}
          />
        ))}
      </ol>
      {readOnly ? null : <AddRule onAdd={add} />}
      <p aria-live="polite" className="pf-unseen">
        {said}
      </p>
    </div>
  )
}

function AddRule({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const { rules } = useCatalogue()
  return (
    <span className="pf-box pf-add">
      <select
        aria-label="Add a rule"
        className="pf-add__select"
        onChange={(event) => onAdd(event.target.value)}
        value=""
      >
        <option value="">+ Add rule</option>
        {rules
          .filter(({ isNewest }) => isNewest)
          .map(({ name, label, description }) => (
            <option key={name} value={name}>
              {label}: {description}
            </option>
          ))}
      </select>
    </span>
  )
}
