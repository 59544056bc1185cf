'use client'
import { toast, useConfig, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import { DeedModal } from './DeedModal.js'
import type { Deed } from './deed.js'
import '../actionBar/actionBar.css'

type Props = {
  readonly deeds: readonly Deed[]
  /** The record, where it is not the one whose page this is. */
  readonly id?: string | undefined
  /** After it was done. */
  readonly onDone?: (() => void) | undefined
}

/** Buttons for what is no change of a status: publish a program, hold sending, switch a connection. */
export function DeedButtons({ deeds, id: given, onDone }: Props) {
  const { id: own } = useDocumentInfo()
  const id = given ?? own
  const { config } = useConfig()
  const { openModal } = useModal()
  const router = useRouter()
  const [asked, setAsked] = useState<Deed | null>(null)
  const modal = `deed-${id ?? 'firm'}`

  /** Says what was refused, or null. */
  const send = async (deed: Deed, reason: string): Promise<string | null> => {
    const path = deed.path.replace(':id', String(id ?? ''))
    const body = { ...deed.body, ...(deed.needsId ? { id } : {}), ...(reason ? { reason } : {}) }
    try {
      const answer = await fetch(`${config.routes.api}${path}`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const { message } = (await answer.json()) as { message?: string }
      router.refresh()
      if (!answer.ok) return message ?? `${deed.label}: refused (${answer.status}).`
      toast.success(message ?? `${deed.label}: done.`)
      onDone?.()
      return null
    } catch {
      return 'No answer. Look at the record before you try again.'
    }
  }

  const press = async (deed: Deed) => {
    if (deed.ask === undefined) {
      const refused = await send(deed, '')
      if (refused) toast.error(refused)
      return
    }
    setAsked(deed)
    openModal(modal)
  }

  return (
    <div aria-label="Further actions" className="pf-actions__buttons" role="toolbar">
      {deeds.map((deed) => (
        <button
          className={`pf-button${deed.adverse ? ' pf-button--adverse' : ''}`}
          key={deed.label}
          onClick={() => void press(deed)}
          type="button"
        >
          {deed.label}
          {deed.ask === undefined ? '' : '…'}
        </button>
      ))}
      {asked ? (
        <DeedModal
          deed={asked}
          key={asked.label}
          onConfirm={(reason) => send(asked, reason)}
          slug={modal}
        />
      ) : null}
    </div>
  )
}
