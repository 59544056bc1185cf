'use client'
import { Link } from '@payloadcms/ui'
import { stageLabel } from '../../domain/lifecycles/stage.js'
import type { PhaseFigures, Range } from '../../readModels/dashboard/figures.js'
import type { Dashboard } from '../../readModels/dashboard/model.js'
import { Empty, Panel } from '../parts/Panel.js'
import { useAddresses } from '../shell/useAddresses.js'
import { useDashboard } from './useDashboard.js'
import { rangeWords, useRange } from './useRange.js'
import { countText, percentText } from './words.js'
import './dashboard.css'

/** How many accounts stand in each phase, and what happened there in the span. */
export function PhasesPanel({ initial }: { readonly initial: Dashboard }) {
  const { figures } = useDashboard(initial)
  const [range] = useRange()
  const phases = figures.phases ?? []
  const sum = phases.reduce((total, { active }) => total + active, 0)
  const most = Math.max(1, ...phases.map(({ active }) => active))
  return (
    <Panel
      aside={`${countText(sum)} now, moves ${range === 'today' ? 'of today' : `of ${rangeWords[range]}`}`}
      className="pf-widget"
      title="Accounts by phase"
    >
      {phases.length === 0 ? (
        <Empty>Accounts appear here by phase once the first one is opened.</Empty>
      ) : (
        <table className="pf-table pf-dash-rows pf-dash-phases">
          <thead>
            <tr>
              <th>Phase</th>
              <th className="pf-number">Accounts</th>
              <th aria-label="Share" />
              <th className="pf-number">of all</th>
              <th className="pf-number">Opened</th>
              <th className="pf-number">Passed</th>
              <th className="pf-number">Breached</th>
            </tr>
          </thead>
          <tbody>
            {phases.map((phase) => (
              <PhaseRow key={phase.key} {...{ phase, range, sum, most }} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>All</td>
              <td className="pf-number">{countText(sum)}</td>
              <td />
              <td />
              {totalsOf(phases, range).map((total, index) => (
                <td className="pf-number" key={index}>
                  {countText(total)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      )}
    </Panel>
  )
}

/** Opened, passed, breached over all phases. */
const totalsOf = (phases: readonly PhaseFigures[], range: Range): readonly number[] =>
  (['opened', 'passed', 'breached'] as const).map((move) =>
    phases.reduce((total, phase) => total + phase[move].now[range], 0),
  )

type RowProps = {
  readonly phase: PhaseFigures
  readonly range: Range
  readonly sum: number
  readonly most: number
}

function PhaseRow({ phase, range, sum, most }: RowProps) {
  const { list } = useAddresses()
  const waits = phase.key === 'awaitingFunding'
  const href = waits
    ? list('challenges', { status: ['active'], stage: [phase.key] })
    : list('accounts', { status: ['active'], phase: [phase.key] })
  const moves = [phase.opened, phase.passed, phase.breached].map(({ now }) => now[range])
  return (
    <tr>
      <td>
        <Link href={href} prefetch={false}>
          {stageLabel(phase.key)}
        </Link>
      </td>
      <td className="pf-number">{countText(phase.active)}</td>
      <td className="pf-dash-phases__share">
        {phase.active > 0 ? <i style={{ width: `${(phase.active / most) * 100}%` }} /> : null}
      </td>
      <td className="pf-number">{percentText(phase.active, sum)}</td>
      {moves.map((count, index) => (
        <td className="pf-number pf-muted" key={index}>
          {waits || (phase.key === 'funded' && index === 1) ? '' : countText(count)}
        </td>
      ))}
    </tr>
  )
}
