'use client'
import { Button, Modal, useModal } from '@payloadcms/ui'
import { useState, type ReactNode } from 'react'
import '../actionBar/actionBar.css'

type Props = {
  readonly slug: string
  readonly title: string
  readonly action?: string | undefined
  readonly children: ReactNode
  /** Says what is missing, or null once it is done. */
  readonly onConfirm?: (() => Promise<string | null>) | undefined
}

/** Payload's dialog around a few fields; it stays open until what was asked for is there. */
export function QueueDialog({ slug, title, action, children, onConfirm }: Props) {
  const { closeModal } = useModal()
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const confirm = async () => {
    if (!onConfirm) return
    setBusy(true)
    const missing = await onConfirm()
    setBusy(false)
    setProblem(missing)
    if (missing === null) closeModal(slug)
  }
  return (
    <Modal className="confirmation-modal pf-reason" closeOnBlur={false} slug={slug}>
      <div className="confirmation-modal__wrapper">
        <div className="confirmation-modal__content">
          <h2>{title}</h2>
          {children}
          <p className="pf-reason__missing" role="alert">
            {problem}
          </p>
        </div>
        <div className="confirmation-modal__controls">
          <Button buttonStyle="secondary" onClick={() => closeModal(slug)}>
            {action ? 'Cancel' : 'Close'}
          </Button>
          {action ? (
            <Button disabled={isBusy} id="confirm-action" onClick={() => void confirm()}>
              {action}
            </Button>
          ) : null}
        </div>
      </div>
    </Modal>
  )
}
