import { useState } from 'react'
import { download } from '../api/call.js'
import { Problem } from '../parts/Notice.js'

type Props = { readonly path: string; readonly name: string; readonly label: string }

/** Hands a file of the trader API to the browser: it needs the token, so a link alone cannot. */
export function DownloadButton({ path, name, label }: Props) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const press = async () => {
    setBusy(true)
    const answer = await download(path)
    setBusy(false)
    setProblem(answer.ok ? '' : answer.message)
    if (answer.ok) save(answer.blob, name)
  }
  return (
    <>
      <button type="button" className="quiet" disabled={isBusy} onClick={() => void press()}>
        {isBusy ? 'One moment …' : label}
      </button>
      <Problem text={problem} />
    </>
  )
}

function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name.replace(/[^\w.-]/g, '_')
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
