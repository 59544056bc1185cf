'use client'
import type { Finding } from '../../domain/programs/finding.js'
import { Panel } from '../parts/Panel.js'
import { Sentence } from './Sentence.js'
import { SelectBox } from './inputs/SelectBox.js'
import { useSizes } from './inputs/sizes.js'
import { shownFigure } from './inputs/typed.js'
import type { Reviewed } from './useReview.js'

type Props = {
  readonly review: Reviewed | null
  readonly phase: string | null
  readonly active: string | null
  readonly findings: readonly Finding[]
  readonly size: number
  readonly onSize: (index: number) => void
}

/** The draft as the trader will read it, for one size; made from the same parameters as the rulings. */
export function Words({ review, phase, active, findings, size, onSize }: Props) {
  const sizes = useSizes()
  const words = review?.words
  const rules = words?.phases.find(({ key }) => key === phase)?.rules
  const options = Object.fromEntries(
    sizes.map((each, index) => [
      String(index),
      `${shownFigure(each.size, 'money', each.currency)} ${each.currency}`,
    ]),
  )
  const choice = (
    <SelectBox
      id="pf-words-size"
      label="Account size"
      onChange={(value) => onSize(Number(value))}
      options={options}
      value={String(size)}
    />
  )
  return (
    <Panel aside={choice} className="pf-words" title="As the trader will read it">
      {words && phase !== null && rules ? (
        <ol aria-label="Rules in words" className="pf-words__list">
          {rules.map(({ key, parts }, index) => (
            <li
              className={classOf(
                active === key,
                findings.filter((each) => each.phase === phase && each.rule === key),
              )}
              key={key}
            >
              <span className="pf-words__number">{index + 1}</span>
              <span>
                {parts ? (
                  <Sentence parts={parts} />
                ) : (
                  <span className="pf-muted">Cannot be said yet.</span>
                )}
              </span>
            </li>
          ))}
        </ol>
      ) : null}
      {words && phase === null ? (
        <ol aria-label="Terms in words" className="pf-words__list">
          {[words.day, ...words.payout, ...words.scaling, ...words.offers].map((parts, index) => (
            <li className="pf-words__one" key={index}>
              <span className="pf-words__number">{index + 1}</span>
              <span>
                <Sentence parts={parts} />
              </span>
            </li>
          ))}
        </ol>
      ) : null}
      {words ? null : (
        <p className="pf-empty">
          {review
            ? 'The words appear once everything that is marked has a value.'
            : 'The words appear here in a moment.'}
        </p>
      )}
    </Panel>
  )
}

function classOf(isActive: boolean, findings: readonly Finding[]): string {
  const names = ['pf-words__one']
  if (isActive) names.push('pf-words__one--active')
  if (findings.some(({ level }) => level === 'refused')) names.push('pf-words__one--refused')
  else if (findings.length > 0) names.push('pf-words__one--warned')
  return names.join(' ')
}
