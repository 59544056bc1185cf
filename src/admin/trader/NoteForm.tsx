'use client'
import { toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useState, type FormEvent } from 'react'
import { z } from 'zod'

type Props = { readonly subjectType: string; readonly subjectId: string }

const refusal = z.object({ message: z.string() })

/** Writes a note about a record. What was typed stays when it could not be stored. */
export function NoteForm({ subjectType, subjectId }: Props) {
  const { config } = useConfig()
  const { refresh } = useRouter()
  const [text, setText] = useState('')
  const [isBusy, setBusy] = useState(false)

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || isBusy) return
    setBusy(true)
    const problem = await storeNote(config.routes.api, { subjectType, subjectId, text })
    setBusy(false)
    if (problem) return toast.error(problem)
    setText('')
    refresh()
  }

  return (
    <form className="pf-note-form" onSubmit={(event) => void send(event)}>
      <textarea
        aria-label="New note"
        id="pf-note"
        maxLength={4000}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send(event)
        }}
        placeholder="Write a note for colleagues"
        rows={text === '' ? 1 : 3}
        value={text}
      />
      {text === '' ? null : (
        <button aria-disabled={isBusy} className="pf-button pf-button--primary" type="submit">
          Add note
        </button>
      )}
    </form>
  )
}

/** @returns what went wrong, or null */
async function storeNote(api: string, note: Props & { text: string }): Promise<string | null> {
  try {
    const response = await fetch(`${api}/prop-firm/notes`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(note),
    })
    if (response.ok) return null
    const parsed = refusal.safeParse(await response.json())
    return parsed.success ? parsed.data.message : 'The note was not stored.'
  } catch {
    return 'No answer. The note was not stored.'
  }
}
