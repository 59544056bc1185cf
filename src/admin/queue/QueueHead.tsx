'use client'
import { queueKind, type QueueKindName } from '../../readModels/queue/kinds.js'
import type { Queue, QueueCounts, QueueOwner } from '../../readModels/queue/model.js'
import { counted } from '../parts/counted.js'
import { Shape } from '../parts/Shape.js'
import type { Filter } from './useQueue.js'

type Props = {
  readonly queue: Queue
  readonly filter: Filter
  readonly onFilter: (change: Partial<Filter>) => void
}

const sum = (
  counts: readonly QueueCounts[],
  name: 'waiting' | 'resting' | 'mine' | 'unowned' | 'late',
) => counts.reduce((total, each) => total + each[name], 0)

const whose: readonly { readonly value: QueueOwner; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'mine', label: 'Mine' },
  { value: 'unowned', label: 'Unowned' },
  { value: 'late', label: 'Late' },
]

/** The title with what waits in all, whose, and of which kind. */
export function QueueHead({ queue, filter, onFilter }: Props) {
  const { counts, kinds } = queue
  const here = filter.kind ? counts.filter(({ kind }) => kind === filter.kind) : counts
  const late = sum(counts, 'late')
  const resting = sum(counts, 'resting')
  const waiting = sum(counts, 'waiting')
  const numbers = {
    all: sum(here, 'waiting'),
    ...{ mine: sum(here, 'mine'), unowned: sum(here, 'unowned'), late: sum(here, 'late') },
  }
  return (
    <>
      <header className="pf-queue__head">
        <h1>Work queue</h1>
        <p aria-live="polite" className="pf-muted">
          {counted(waiting, 'decision')}
          {late > 0 ? (
            <>
              ,{' '}
              <span className="pf-queue__late">
                <Shape tone="bad" /> {late} late
              </span>
            </>
          ) : null}
          {resting > 0 ? `, ${resting} resting` : null}
        </p>
        <div aria-label="Whose" className="pf-segments pf-queue__whose" role="group">
          {whose.map(({ value, label }) => (
            <button
              aria-pressed={filter.owner === value}
              key={value}
              onClick={() => onFilter({ owner: value })}
              type="button"
            >
              {label} <span className="pf-muted">{numbers[value]}</span>
            </button>
          ))}
        </div>
      </header>
      <div aria-label="Kind" className="pf-queue__kinds" role="group">
        <KindButton
          isPressed={filter.kind === undefined}
          label="All kinds"
          onPress={() => onFilter({ kind: undefined })}
        />
        {offered(kinds, counts, filter.kind).map(({ kind, count }) => (
          <KindButton
            count={count}
            isPressed={filter.kind === kind}
            key={kind}
            label={queueKind(kind).label}
            onPress={() => onFilter({ kind: filter.kind === kind ? undefined : kind })}
          />
        ))}
        <span className="pf-queue__order pf-muted">Soonest deadline first</span>
      </div>
    </>
  )
}

/** Kinds of which something waits or rests, and the one that is chosen. */
const offered = (
  kinds: readonly QueueKindName[],
  counts: readonly QueueCounts[],
  chosen: QueueKindName | undefined,
) =>
  kinds.flatMap((kind) => {
    const found = counts.find((each) => each.kind === kind)
    return found || kind === chosen ? [{ kind, count: found?.waiting ?? 0 }] : []
  })

type KindProps = {
  readonly label: string
  readonly isPressed: boolean
  readonly count?: number
  readonly onPress: () => void
}

const KindButton = ({ label, isPressed, count, onPress }: KindProps) => (
  <button aria-pressed={isPressed} className="pf-queue__chip" onClick={onPress} type="button">
    {isPressed ? <Shape tone="done" /> : null} {label}
    {count === undefined ? null : <span className="pf-muted"> {count}</span>}
  </button>
)
