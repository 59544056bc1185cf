'use client'
import { useConfig, useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { Shape } from '../parts/Shape.js'
import { MailPanel } from './MailPanel.js'
import { previewTemplate, type PreviewAnswer } from './previewTemplate.js'
import './messages.css'

type Shown = Extract<PreviewAnswer, { ok: true }>

const afterTypingMs = 400

/** The draft as a message, made with the sample of its event, shortly after each change. */
export function TemplatePreview() {
  const { config } = useConfig()
  const [event, language, subject, body] = useFormFields(([fields]) =>
    ['event', 'language', 'subject', 'body'].map((name) => fields[name]?.value),
  )
  const [shown, setShown] = useState<Shown | null>(null)
  const [answer, setAnswer] = useState<PreviewAnswer | null>(null)
  const question = JSON.stringify({ event, language, subject, body })
  const api = config.routes.api
  useEffect(() => {
    const control = new AbortController()
    const ask = async () => {
      const newest = await previewTemplate(api, JSON.parse(question), control.signal)
      if (newest.ok) setShown(newest)
      setAnswer(newest)
    }
    const timer = setTimeout(() => {
      // An aborted question has a newer one behind it.
      ask().catch(() => undefined)
    }, afterTypingMs)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [api, question])
  const problems = answer?.problems ?? []
  const list = problems.length > 0 && (
    <ul className="pf-mail__problems" role="status">
      {problems.map((problem) => (
        <li key={problem}>
          <Shape tone="attention" />
          {problem}
        </li>
      ))}
    </ul>
  )
  if (!shown) {
    return (
      <div className="pf-mail">
        {list || <p className="pf-mail__empty">The message appears here as you write it.</p>}
      </div>
    )
  }
  return (
    <MailPanel
      html={shown.html}
      isOld={answer?.ok === false}
      note="with sample facts"
      problems={list}
      subject={shown.subject}
      text={shown.text}
    />
  )
}
