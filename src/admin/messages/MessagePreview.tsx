'use client'
import { useFormFields } from '@payloadcms/ui'
import { MailPanel } from './MailPanel.js'
import './messages.css'

/** The message exactly as it was, or will be, sent. */
export function MessagePreview() {
  const [subject, html, text] = useFormFields(([fields]) =>
    ['subject', 'html', 'text'].map((name) => fields[name]?.value),
  )
  if (typeof html !== 'string' || html === '') {
    return (
      <div className="pf-mail pf-mail__empty">
        The message appears here once its words are made, right before it is sent.
      </div>
    )
  }
  return <MailPanel html={html} subject={String(subject ?? '')} text={String(text ?? '')} />
}
