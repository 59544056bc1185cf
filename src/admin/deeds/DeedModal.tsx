'use client'
import { Button, Modal, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import type { Deed } from './deed.js'

type Props = {
  readonly slug: string
  readonly deed: Deed
  readonly onConfirm: (reason: string) => Promise<void>
}

/** Asks why before a deed that others will want explained. */
export function DeedModal({ slug, deed, onConfirm }: Props) {
  const { closeModal } = useModal()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const confirm = async () => {
    if (reason.trim() === '') return setMissing(true)
    await onConfirm(reason.trim())
    closeModal(slug)
  }
  return (
    <Modal className="confirmation-modal pf-reason" closeOnBlur={false} slug={slug}>
      <div className="confirmation-modal__wrapper">
        <div className="confirmation-modal__content">
          <h2>{deed.label}</h2>
          <label htmlFor={`${slug}-reason`}>{deed.ask}</label>
          <textarea
            id={`${slug}-reason`}
            onChange={(event) => setReason(event.target.value)}
            rows={3}
            value={reason}
          />
          <p className="pf-reason__missing" role="alert">
            {missing ? 'Say why; it is kept in the audit log.' : null}
          </p>
        </div>
        <div className="confirmation-modal__controls">
          <Button buttonStyle="secondary" onClick={() => closeModal(slug)}>
            Cancel
          </Button>
          <Button id="confirm-deed" onClick={() => void confirm()}>
            {deed.label}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
