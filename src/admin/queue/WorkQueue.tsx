'use client'
import { useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useRef, useState } from 'react'
import { queueKind, type QueueKindName } from '../../readModels/queue/kinds.js'
import type { Queue } from '../../readModels/queue/model.js'
import { useKeys } from '../keys/useKeys.js'
import { useAddresses } from '../shell/useAddresses.js'
import { BulkBar } from './BulkBar.js'
import { assignDialog, QueueDialogs, snoozeDialog } from './QueueDialogs.js'
import { QueueHead } from './QueueHead.js'
import { keysDialog, QueueKeys } from './QueueKeys.js'
import { QueueList } from './QueueList.js'
import { QueuePreview } from './QueuePreview.js'
import { useQueue, type Filter } from './useQueue.js'
import { useQueueDeeds } from './useQueueDeeds.js'
import { useSelection } from './useSelection.js'
import './queue.css'

type Props = { readonly initial: Queue; readonly kind: QueueKindName | undefined }

/** The letters that the page has for itself; the moves of a row get others. */
const pageKeys = 'jkxais'

/** What waits on the left, the grounds to decide one of them on the right. */
export function WorkQueue({ initial, kind }: Props) {
  const [filter, setFilter] = useState<Filter>({ kind, owner: 'all', text: '' })
  const list = useQueue(initial, filter)
  const selection = useSelection(list)
  const deeds = useQueueDeeds(list, selection)
  const { openModal } = useModal()
  const search = useRef<HTMLInputElement>(null)
  const { queue, gone } = list
  const { selected, marked, targets } = selection
  const change = (changed: Partial<Filter>) => {
    setFilter({ ...filter, ...changed })
    selection.clear()
    deeds.forget()
  }
  useQueueKeys({ list, selection, deeds, onSearch: () => search.current?.focus() })
  const assign = () => openModal(assignDialog)
  const snooze = () => openModal(snoozeDialog)
  return (
    <div className="pf-page pf-queue">
      <QueueHead filter={filter} onFilter={change} queue={queue} />
      <div className="pf-queue__body">
        <div className="pf-queue__left">
          {marked.length > 0 ? (
            <BulkBar
              items={marked}
              onAssign={assign}
              onClear={selection.clear}
              onDone={(results) => void deeds.decided(results)}
              onSnooze={snooze}
            />
          ) : null}
          <QueueList
            filter={filter}
            list={list}
            onFilterText={(text) => change({ text })}
            problems={deeds.problems}
            search={search}
            selection={selection}
          />
        </div>
        <aside aria-label="Grounds to decide" className="pf-queue__right">
          {selected ? (
            <QueuePreview
              gone={gone.get(selected.id)}
              item={selected}
              key={selected.id}
              keysBeside={pageKeys}
              mayDecide={queue.mine.includes(selected.kind)}
              now={queue.at}
              onAssign={assign}
              onDone={(others = []) =>
                void deeds.decided([selected.id, ...others].map((id) => ({ id, ok: true })))
              }
              onSnooze={snooze}
              place={`${selection.place + 1} of ${total(queue, filter)}`}
              zone={queue.zone}
            />
          ) : null}
        </aside>
      </div>
      <QueueKeys />
      <QueueDialogs deeds={deeds} people={queue.people} targets={targets} />
    </div>
  )
}

type Parts = {
  readonly list: ReturnType<typeof useQueue>
  readonly selection: ReturnType<typeof useSelection>
  readonly deeds: ReturnType<typeof useQueueDeeds>
  readonly onSearch: () => void
}

function useQueueKeys({ list, selection, deeds, onSearch }: Parts): void {
  const router = useRouter()
  const { openModal } = useModal()
  const { record } = useAddresses()
  const { selected, targets, step, check } = selection
  const mayAct = targets[0] !== undefined && list.queue.mine.includes(targets[0].kind)
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    '/': onSearch,
    '?': () => openModal(keysDialog),
    ...(selected && {
      enter: () => router.push(record(queueKind(selected.kind).collection, selected.id)),
      x: () => check(selected),
    }),
    ...(mayAct && {
      a: () => openModal(assignDialog),
      i: () => void deeds.toMe(),
      s: () => openModal(snoozeDialog),
    }),
  })
}

const total = ({ counts }: Queue, { kind }: Filter): number =>
  counts
    .filter((each) => kind === undefined || each.kind === kind)
    .reduce((sum, { waiting, resting }) => sum + waiting + resting, 0)
