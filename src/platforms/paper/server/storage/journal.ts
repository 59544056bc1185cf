import { open, type FileHandle } from 'node:fs/promises'
import { toLine } from './line.js'

/**
 * The append-only file behind every write. Records that arrive while the disk is busy go out
 * together with one `fdatasync`, so many writers share its cost.
 */
export type Journal = {
  /** Number of the newest record appended, and of the newest that is on disk. */
  readonly appended: number
  readonly durable: number
  /** Bytes in the present file. */
  readonly size: number
  append(record: unknown): void
  /** Resolves when all that was appended up to now is on disk: only then may a write be acknowledged. */
  settled(): Promise<void>
  onDurable(listener: () => void): void
  /** Later records go to a new file at `path`; resolves when the old one is complete and closed. */
  rotate(path: string): Promise<void>
  close(): Promise<void>
}

type JournalState = {
  file: FileHandle
  next: { file: FileHandle; done: () => void } | null
  pending: string[]
  busy: boolean
  failed: boolean
  appended: number
  durable: number
  size: number
  readonly waiting: { record: number; resolve: () => void }[]
  readonly listeners: (() => void)[]
  readonly onFailure: (error: unknown) => void
}

/**
 * @param onFailure called once when the disk refuses; nothing is acknowledged after that, the
 *   process should end
 */
export async function openJournal(
  path: string,
  onFailure: (error: unknown) => void,
): Promise<Journal> {
  const state: JournalState = {
    file: await create(path),
    next: null,
    pending: [],
    busy: false,
    failed: false,
    appended: 0,
    durable: 0,
    size: 0,
    waiting: [],
    listeners: [],
    onFailure,
  }
  const settled = () =>
    state.appended <= state.durable
      ? Promise.resolve()
      : new Promise<void>((resolve) => state.waiting.push({ record: state.appended, resolve }))
  return {
    get appended() {
      return state.appended
    },
    get durable() {
      return state.durable
    },
    get size() {
      return state.size
    },
    append: (record) => {
      state.pending.push(toLine(record))
      state.appended++
      wake(state)
    },
    settled,
    onDurable: (listener) => void state.listeners.push(listener),
    rotate: async (next) => {
      const file = await create(next)
      await new Promise<void>((done) => {
        state.next = { file, done }
        wake(state)
      })
    },
    close: async () => {
      await settled()
      await state.file.close()
    },
  }
}

const create = (path: string): Promise<FileHandle> => open(path, 'ax', 0o600)

function wake(state: JournalState): void {
  if (state.busy || state.failed) return
  state.busy = true
  // One turn later, so that everything a turn appends shares the first write.
  setImmediate(() => {
    work(state).catch((error: unknown) => {
      state.failed = true
      state.onFailure(error)
    })
  })
}

async function work(state: JournalState): Promise<void> {
  while (state.pending.length > 0 || state.next) {
    await changeFile(state)
    const text = state.pending.join('')
    const upTo = state.appended
    state.pending = []
    if (text === '') continue
    await state.file.appendFile(text)
    await state.file.datasync()
    state.size += Buffer.byteLength(text)
    state.durable = upTo
    announce(state)
  }
  // In the same turn as the check above: an append in between would never be written.
  state.busy = false
}

async function changeFile(state: JournalState): Promise<void> {
  if (!state.next) return
  const { file, done } = state.next
  state.next = null
  await state.file.close()
  state.file = file
  state.size = 0
  done()
}

function announce(state: JournalState): void {
  const open = state.waiting.findIndex((waiter) => waiter.record > state.durable)
  const ready = state.waiting.splice(0, open === -1 ? state.waiting.length : open)
  for (const waiter of ready) waiter.resolve()
  for (const listener of state.listeners) listener()
}
