'use client'
import { useConfig } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import type { RowReport } from '../../domain/imports/rowReport.js'
import { importPart } from './importPart.js'

/** The bytes are read once, so that what is imported is what the dry run looked at. */
export type BookFile = { readonly name: string; readonly bytes: ArrayBuffer }

export type Choice = {
  readonly connection: string
  readonly file: BookFile
  readonly invite: boolean
}

export type Run = {
  readonly commit: boolean
  readonly state: 'running' | 'done' | 'stopped' | 'failed'
  readonly rows: readonly RowReport[]
  /** Null until the first answer. */
  readonly total: number | null
  /** Columns of the file that mean nothing here. */
  readonly unread: readonly string[]
  readonly problem: string
}

/** Small enough that progress is seen and a request is never long. */
const partRows = 100

/** A dry run or an import, part by part; `forget` when something else was chosen. */
export function useImport() {
  const { config } = useConfig()
  const [run, setRun] = useState<Run | null>(null)
  const isStopped = useRef(false)
  const { api } = config.routes
  const start = async (choice: Choice, commit: boolean) => {
    isStopped.current = false
    let now: Run = {
      ...{ commit, state: 'running', rows: [], total: null, unread: [], problem: '' },
    }
    const tell = (change: Partial<Run>) => {
      now = { ...now, ...change }
      setRun(now)
    }
    tell({})
    for (let skip = 0; now.total === null || skip < now.total; skip += partRows) {
      if (isStopped.current) return tell({ state: 'stopped' })
      const part = await importPart({ api, choice, commit, skip, take: partRows })
      if (typeof part === 'string') return tell({ state: 'failed', problem: part })
      const { rows, total, unread } = part
      tell({ rows: [...now.rows, ...rows], total, unread })
    }
    tell({ state: 'done' })
  }
  const stop = () => {
    isStopped.current = true
  }
  return { run, start, stop, forget: () => setRun(null) }
}
