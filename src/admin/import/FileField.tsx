'use client'
import { useState } from 'react'
import { bookMaxBytes } from '../../domain/imports/bookLimits.js'
import type { BookFile } from './useImport.js'

type Props = {
  readonly file: BookFile | null
  readonly isDisabled: boolean
  readonly onFile: (file: BookFile | null, problem: string) => void
}

/** A CSV that is chosen or dropped. */
export function FileField({ file, isDisabled, onFile }: Props) {
  const [isOver, setOver] = useState(false)
  const take = async (chosen: File | undefined) => {
    if (!chosen || isDisabled) return
    if (chosen.size > bookMaxBytes) {
      return onFile(null, `${chosen.name}: expected at most 4 MiB here; use prop-firm import.`)
    }
    try {
      onFile({ name: chosen.name, bytes: await chosen.arrayBuffer() }, '')
    } catch {
      onFile(null, `${chosen.name} could not be read.`)
    }
  }
  return (
    <label
      className={`pf-import__drop${isOver ? ' pf-import__drop--over' : ''}`}
      htmlFor="pf-book"
      onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void take(event.dataTransfer.files[0])
      }}
    >
      <span className="pf-import__file">{file ? file.name : 'Choose a CSV file'}</span>
      <span className="pf-muted">
        {file ? 'Choose or drop another one' : 'or drop it here; UTF-8, commas or semicolons'}
      </span>
      <input
        accept=".csv,text/csv"
        aria-label="CSV file"
        disabled={isDisabled}
        id="pf-book"
        onChange={({ target }) => {
          void take(target.files?.[0])
          target.value = ''
        }}
        type="file"
      />
    </label>
  )
}
