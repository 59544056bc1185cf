'use client'
import type { DraftChange, Finding } from '../../domain/programs/finding.js'
import { Shape } from '../parts/Shape.js'
import { placeWords } from './placeWords.js'

type Props = {
  readonly findings: readonly Finding[]
  readonly onChange: (change: DraftChange) => void
  readonly readOnly: boolean
}

/** What is wrong or worth a look, each with its ways out. */
export const FindingList = ({ findings, onChange, readOnly }: Props) =>
  findings.length === 0 ? null : (
    <ul className="pf-findings">
      {findings.map((finding) => (
        <li
          className={`pf-findings__one pf-findings__one--${finding.level}`}
          key={`${finding.code} ${finding.field ?? ''} ${finding.message}`}
        >
          <Shape tone={finding.level === 'refused' ? 'bad' : 'attention'} />
          <span className="pf-findings__words">
            {finding.field && finding.rule === null ? `${placeWords(finding.field)}: ` : ''}
            {finding.message}
          </span>
          {readOnly
            ? null
            : finding.waysOut.map(({ label, change }) => (
                <button
                  className="pf-button pf-button--small"
                  key={label}
                  onClick={() => onChange(change)}
                  type="button"
                >
                  {label}
                </button>
              ))}
        </li>
      ))}
    </ul>
  )
