'use client'
import type { Finding } from '../../domain/programs/finding.js'
import { counted } from '../parts/counted.js'
import { Shape } from '../parts/Shape.js'
import type { Draft } from './draft.js'
import { tabOf } from './tabOf.js'

type Props = {
  readonly draft: Draft
  readonly tab: string
  readonly findings: readonly Finding[]
  readonly readOnly: boolean
  readonly onChoose: (tab: string) => void
  readonly onAdd: () => void
  readonly onRemove: (phase: string) => void
  readonly onName: (phase: string, name: string) => void
}

/** The phases of the program, its payouts and what holds for all of them. */
export function EditorTabs(props: Props) {
  const { draft, tab, findings, readOnly, onChoose } = props
  const phase = draft.phases.find(({ key }) => key === tab)
  const tabs = [
    ...draft.phases.map(({ key, name }) => ({
      key,
      name: name || key,
      own: findings.filter((each) => each.phase === key),
    })),
    { key: 'payouts', name: 'Payouts', own: findings.filter((each) => tabOf(each) === 'payouts') },
    { key: 'growth', name: 'Growth', own: findings.filter((each) => tabOf(each) === 'growth') },
    { key: 'offers', name: 'Offers', own: findings.filter((each) => tabOf(each) === 'offers') },
    {
      key: 'setup',
      name: 'Setup',
      own: findings.filter((each) => tabOf(each) === 'setup'),
    },
  ]
  const evaluations = draft.phases.filter(({ key }) => key !== 'funded').length
  return (
    <>
      <div className="pf-tabs">
        <div aria-label="Parts of the program" className="pf-tabs__list" role="group">
          {tabs.map(({ key, name, own }) => (
            <button
              aria-pressed={key === tab}
              className="pf-tabs__one"
              key={key}
              onClick={() => onChoose(key)}
              type="button"
            >
              {name}
              <Mark findings={own} />
            </button>
          ))}
          {readOnly || evaluations >= 9 ? null : (
            <button className="pf-link" onClick={props.onAdd} type="button">
              + Phase
            </button>
          )}
        </div>
        {phase ? (
          <span className="pf-muted pf-tabs__count">
            {counted(phase.rules.length, 'rule')} <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> move
          </span>
        ) : null}
      </div>
      {phase && !readOnly ? (
        <div className="pf-tabs__phase">
          <label>
            Name of the phase{' '}
            <input
              onChange={(event) => props.onName(phase.key, event.target.value)}
              type="text"
              value={phase.name}
            />
          </label>
          {phase.key === 'funded' ? null : (
            <button className="pf-link" onClick={() => props.onRemove(phase.key)} type="button">
              remove phase
            </button>
          )}
        </div>
      ) : null}
    </>
  )
}

function Mark({ findings }: { readonly findings: readonly Finding[] }) {
  const [first] = findings
  if (!first) return null
  const isRefused = findings.some(({ level }) => level === 'refused')
  return (
    <>
      <Shape tone={isRefused ? 'bad' : 'attention'} />
      <span className="pf-unseen">{isRefused ? 'has a contradiction' : 'has a warning'}</span>
    </>
  )
}
