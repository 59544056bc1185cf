'use client'
import { toast } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { QueueItem } from '../../readModels/queue/model.js'
import type { Shown } from './useQueue.js'

/** The row whose grounds are shown, and those marked to be decided together: one kind at a time. */
export function useSelection({ rows, gone }: Pick<Shown, 'rows' | 'gone'>) {
  const [selectedId, select] = useState<string | null>(rows[0]?.id ?? null)
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const isHere = ({ id }: QueueItem) => !gone.has(id)
  const selected = rows.find(({ id }) => id === selectedId) ?? rows.find(isHere) ?? null
  const place = selected ? rows.indexOf(selected) : -1
  const marked = rows.filter((row) => checked.has(row.id) && isHere(row))
  useScrollTo(selected?.id)

  const clear = () => setChecked(new Set())
  const check = (row: QueueItem) => {
    if (marked.some(({ kind }) => kind !== row.kind)) {
      toast.error('Only rows of one kind are decided together.')
      return
    }
    const after = new Set(checked)
    if (!after.delete(row.id)) after.add(row.id)
    setChecked(after)
  }
  const step = (by: 1 | -1) => {
    const ahead = by === 1 ? rows.slice(place + 1) : rows.slice(0, Math.max(place, 0)).reverse()
    const next = ahead.find(isHere)
    if (next) select(next.id)
  }
  /** The next row takes the place of those that were decided. */
  const leave = (ids: readonly string[]) => {
    const stays = (row: QueueItem) => isHere(row) && !ids.includes(row.id)
    const next = rows.slice(Math.max(place, 0)).find(stays) ?? rows.findLast(stays)
    select((now) => (now !== null && !ids.includes(now) ? now : (next?.id ?? null)))
    clear()
  }
  return {
    ...{ selected, place, checked, marked, select, check, clear, step, leave },
    /** What a key or a button acts on: the marked rows, else the selected one. */
    targets: marked.length > 0 ? marked : selected && isHere(selected) ? [selected] : [],
  }
}

/** Keeps the selected row in sight when the keys move it. */
function useScrollTo(id: string | undefined): void {
  const before = useRef(id)
  useEffect(() => {
    if (id === before.current) return
    before.current = id
    document.querySelector(`.pf-queue [data-id="${id}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [id])
}
