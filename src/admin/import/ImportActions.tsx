'use client'
import { totalsOf } from './importWords.js'
import type { Run } from './useImport.js'

type Props = {
  readonly run: Run | null
  readonly hasConnections: boolean
  /** A platform and a file were chosen. */
  readonly isComplete: boolean
  readonly onDryRun: () => void
  readonly onImport: () => void
  readonly onStop: () => void
}

/** First the dry run, then the import; what cannot be done yet says why. */
export function ImportActions(props: Props) {
  const { run, onDryRun, onImport, onStop } = props
  const dryRunWaits = dryRunWaitsFor(props)
  const importWaits = importWaitsFor(props)
  const isNext = importWaits === null
  return (
    <div className="pf-import__actions">
      <button
        aria-disabled={dryRunWaits !== null}
        className={`pf-button${isNext ? '' : ' pf-button--primary'}`}
        onClick={() => (dryRunWaits === null ? onDryRun() : undefined)}
        type="button"
      >
        Dry run
      </button>
      <button
        aria-disabled={importWaits !== null}
        className={`pf-button${isNext ? ' pf-button--primary' : ''}`}
        onClick={() => (importWaits === null ? onImport() : undefined)}
        type="button"
      >
        Import…
      </button>
      {run?.state === 'running' ? (
        <button className="pf-button" onClick={onStop} type="button">
          Stop
        </button>
      ) : null}
      <span aria-live="polite" className="pf-muted">
        {dryRunWaits ?? importWaits}
      </span>
    </div>
  )
}

function dryRunWaitsFor({ run, hasConnections, isComplete }: Props): string | null {
  if (run?.state === 'running') return run.commit ? 'Importing …' : 'Looking …'
  if (!hasConnections) return 'A platform connection comes first.'
  return isComplete ? null : 'Choose a platform and a file.'
}

function importWaitsFor(props: Props): string | null {
  const { run } = props
  if (dryRunWaitsFor(props) !== null || run?.state !== 'done' || run.commit)
    return 'Import: a whole dry run of this file and these choices comes first.'
  return totalsOf(run.rows).come === 0 ? 'Import: no row of this file would come.' : null
}
