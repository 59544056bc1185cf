'use client'
import { useState, type ReactNode } from 'react'
import { Segments } from '../controls/Segments.js'
import { SandboxedHtml } from './SandboxedHtml.js'
import './messages.css'

type Props = {
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly note?: string
  readonly problems?: ReactNode
  readonly isOld?: boolean
}

const forms = [
  { value: 'html', label: 'As shown' },
  { value: 'text', label: 'Text' },
] as const

/** A message as it arrives: its subject, and either form of its body. */
export function MailPanel({ subject, html, text, note, problems, isOld = false }: Props) {
  const [form, setForm] = useState<'html' | 'text'>('html')
  return (
    <section className="pf-mail">
      <header className="pf-mail__head">
        <div className="pf-mail__subject">
          {subject} {note ? <span className="pf-mail__note">{note}</span> : null}
        </div>
        <Segments label="Form of the message" onChoose={setForm} options={forms} value={form} />
      </header>
      {problems}
      {form === 'html' ? (
        <SandboxedHtml html={html} isOld={isOld} title={`Message: ${subject}`} />
      ) : (
        <pre className="pf-mail__text">{text}</pre>
      )}
    </section>
  )
}
