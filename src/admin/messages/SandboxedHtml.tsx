'use client'
import './messages.css'

type Props = {
  readonly html: string
  readonly title: string
  /** The newest attempt failed; this is the last one that did not. */
  readonly isOld?: boolean
}

/** Somebody's HTML, shown without scripts, forms, pop-ups or a way out of its frame. */
export const SandboxedHtml = ({ html, title, isOld = false }: Props) => (
  <iframe
    className={`pf-mail__frame${isOld ? ' pf-mail__frame--old' : ''}`}
    referrerPolicy="no-referrer"
    sandbox=""
    srcDoc={html}
    title={title}
  />
)
