'use client'
import { Button, Modal, useModal } from '@payloadcms/ui'
import { useState, type ReactNode } from 'react'
import './askDialog.css'

type Props = {
  readonly slug: string
  readonly title: string
  readonly action?: string | undefined
  /** What is confirmed takes something from somebody. */
  readonly adverse?: boolean
  /** What a person should know before they confirm. */
  readonly about?: ReactNode
  readonly children: ReactNode
  /** Says what is missing or was refused, or null once it is done. */
  readonly onConfirm?: (() => Promise<string | null>) | undefined
}

/**
 * Payload's dialog around a few fields. It is ours because Payload's closes on confirm: this one
 * stays open, with what was typed, until it is done.
 */
export function AskDialog(props: Props) {
  const { slug, title, action, adverse = false, about, children, onConfirm } = props
  const { closeModal } = useModal()
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const confirm = async () => {
    if (!onConfirm) return
    setBusy(true)
    const said = await onConfirm()
    setBusy(false)
    setProblem(said)
    if (said === null) closeModal(slug)
  }
  const leave = () => {
    setProblem(null)
    closeModal(slug)
  }
  return (
    <Modal className="confirmation-modal pf-reason" closeOnBlur={false} slug={slug}>
      <div className="confirmation-modal__wrapper">
        <div className="confirmation-modal__content">
          <h2>{title}</h2>
          {about ? <div className="pf-reason__about">{about}</div> : null}
          {children}
          <p className="pf-reason__missing" role="alert">
            {problem}
          </p>
        </div>
        <div className="confirmation-modal__controls">
          <Button buttonStyle="secondary" disabled={isBusy} onClick={leave}>
            {action ? 'Cancel' : 'Close'}
          </Button>
          {action ? (
            <Button
              buttonStyle={adverse ? 'secondary' : 'primary'}
              className={adverse ? 'pf-reason__adverse' : ''}
              disabled={isBusy}
              id="confirm-action"
              onClick={() => void confirm()}
            >
              {action}
            </Button>
          ) : null}
        </div>
      </div>
    </Modal>
  )
}
