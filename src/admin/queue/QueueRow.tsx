'use client'
import type { GoneItem, QueueItem } from '../../readModels/queue/model.js'
import { queueKind } from '../../readModels/queue/kinds.js'
import { Shape } from '../parts/Shape.js'
import { dueOf, initialsOf, shortly, subjectOf, whyOf } from './queueWords.js'

type Props = {
  readonly item: QueueItem
  readonly now: number
  readonly isSelected: boolean
  readonly isChecked: boolean
  readonly gone: GoneItem | undefined
  /** Why it was refused when several were decided together. */
  readonly problem: string | undefined
  readonly onSelect: () => void
  readonly onCheck: () => void
}

/** One thing that waits: what it is about, and under it why it waits. */
export function QueueRow(props: Props) {
  const { item, now, isSelected, isChecked, gone, problem, onSelect, onCheck } = props
  const due = dueOf(item, now)
  const { word } = queueKind(item.kind)
  const subject = subjectOf(item)
  return (
    <tr
      aria-selected={isSelected}
      className={`pf-queue__row${gone ? ' pf-queue__row--gone' : ''}${isChecked ? ' pf-queue__row--checked' : ''}`}
      data-id={item.id}
      onClick={onSelect}
    >
      <td className="pf-queue__check">
        <input
          aria-label={`Select ${subject}`}
          checked={isChecked}
          onChange={onCheck}
          onClick={(event) => event.stopPropagation()}
          type="checkbox"
        />
      </td>
      <td className="pf-queue__kind">{word}</td>
      <td>
        <button className="pf-queue__subject" onClick={onSelect} type="button">
          {subject}
        </button>
        <span className="pf-queue__why">
          {gone ? goneWords(gone) : whyOf(item)}
          {problem ? <b className="pf-queue__problem"> {problem}</b> : null}
        </span>
      </td>
      <td className="pf-number pf-queue__waiting">{shortly(now - item.since)}</td>
      <td className={`pf-number pf-queue__due pf-queue__due--${due.tone}`}>
        {due.tone === 'plain' ? null : <Shape tone={due.tone} />} {due.text}
      </td>
      <td className="pf-queue__owner">
        {item.owner ? (
          <span className="pf-queue__initials" title={item.owner.name}>
            {initialsOf(item.owner.name)}
          </span>
        ) : (
          'none'
        )}
      </td>
    </tr>
  )
}

const goneWords = ({ by }: GoneItem): string => (by ? `Decided by ${by}` : 'Does not wait any more')
