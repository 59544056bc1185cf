'use client'
import { useState } from 'react'
import { Segments } from '../controls/Segments.js'
import { counted } from '../parts/counted.js'
import { Figure } from '../parts/Figure.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Problem } from '../parts/Problem.js'
import { Shape } from '../parts/Shape.js'
import { downloadText } from './downloadText.js'
import { ImportRows } from './ImportRows.js'
import {
  isIn,
  reportCsv,
  rowFilters,
  totalsOf,
  type RowFilter,
  type Totals,
} from './importWords.js'
import type { Run } from './useImport.js'

const filterWords: Readonly<Record<RowFilter, string>> = {
  ...{ all: 'All', come: 'Come', known: 'Here already', duplicates: 'Duplicates' },
  ...{ warnings: 'To look at', refused: 'Refused' },
}

/** What came, or would come: the sums, and under them each row. */
export function ImportReport({ run }: { readonly run: Run }) {
  const [filter, setFilter] = useState<RowFilter>('all')
  const { rows, commit } = run
  const totals = totalsOf(rows)
  return (
    <Panel
      aside={
        rows.length > 0 ? (
          <button
            className="pf-button"
            onClick={() => downloadText(commit ? 'import.csv' : 'dry-run.csv', reportCsv(rows))}
            type="button"
          >
            Download the report
          </button>
        ) : null
      }
      className="pf-import__report"
      title={commit ? 'Import' : 'Dry run: nothing was changed'}
    >
      <Progress run={run} />
      <Notices run={run} />
      {rows.length > 0 ? (
        <>
          <Sums commit={commit} totals={totals} />
          <div className="pf-import__filter">
            <Segments
              label="Rows"
              onChoose={setFilter}
              options={rowFilters
                .filter((each) => each === 'all' || each === filter || totals[each] > 0)
                .map((value) => ({ value, label: `${filterWords[value]} ${totals[value]}` }))}
              value={filter}
            />
          </div>
          <ImportRows key={filter} all={rows} rows={rows.filter(isIn[filter])} />
        </>
      ) : run.state === 'running' ? (
        <Empty>The platform is asked for the history of each login …</Empty>
      ) : null}
    </Panel>
  )
}

const Sums = ({ totals, commit }: { readonly totals: Totals; readonly commit: boolean }) => (
  <dl className="pf-figures pf-import__sums">
    <Figure label={commit ? 'Accounts imported' : 'Accounts that would come'}>{totals.come}</Figure>
    <Figure label="New traders">{totals.newTraders}</Figure>
    <Figure label="Traders we have">{totals.knownTraders}</Figure>
    <Figure label="Here already">{totals.known}</Figure>
    <Figure label="Refused">{totals.refused}</Figure>
  </dl>
)

function Progress({ run: { state, rows, total, commit } }: { readonly run: Run }) {
  const whole = total ?? 0
  return (
    <p aria-live="polite" className="pf-import__progress">
      <progress aria-label="Rows looked at" max={Math.max(whole, 1)} value={rows.length} />
      <span>
        {rows.length} of {total === null ? '… rows' : counted(total, 'row')}
        {state === 'done' ? (commit ? ', imported' : ', looked at') : ''}
        {state === 'stopped' ? ', stopped' : ''}
      </span>
    </p>
  )
}

/** What a person must not overlook before the rows. */
function Notices({ run: { state, problem, commit, unread } }: { readonly run: Run }) {
  const isBroken = state === 'failed' || state === 'stopped'
  const after = commit ? ' What came stays; a dry run shows what is left.' : ''
  return (
    <>
      {isBroken ? (
        <Problem>
          {state === 'stopped' ? 'Stopped.' : problem}
          {after}
        </Problem>
      ) : null}
      {unread.length > 0 ? (
        <p className="pf-banner pf-banner--near">
          <Shape tone="attention" />
          <span>Columns that mean nothing here and are not read: {unread.join(', ')}.</span>
        </p>
      ) : null}
    </>
  )
}
