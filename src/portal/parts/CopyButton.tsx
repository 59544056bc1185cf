import { useState } from 'react'

type Props = { readonly text: string; readonly what: string }

/** Copies a text; absent where the browser gives pages no clipboard, as over plain http. */
export function CopyButton({ text, what }: Props) {
  const [isCopied, setCopied] = useState(false)
  if (typeof navigator === 'undefined' || !('clipboard' in navigator)) return null
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    )
  return (
    <button type="button" className="quiet small" onClick={() => void copy()}>
      {isCopied ? 'Copied' : 'Copy'}
      <span className="unseen"> {what}</span>
    </button>
  )
}
