'use client'
import { useConfig } from '@payloadcms/ui'
import { useCallback, useMemo, useRef, useState } from 'react'
import { Shape } from '../parts/Shape.js'
import { replayWords, type ReplayShown } from './replayWords.js'
import { useKeys } from './useKeys.js'
import '../actionBar/actionBar.css'

/** The evidence to take along, and its replay here and now. */
export function EvidenceButtons({ rulingId }: { readonly rulingId: string }) {
  const { config } = useConfig()
  const base = `${config.routes.api}/prop-firm/rulings/${rulingId}`
  const pdf = useRef<HTMLAnchorElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [shown, setShown] = useState<ReplayShown | null>(null)
  const replay = useCallback(async () => {
    setBusy(true)
    setShown(await askReplay(`${base}/replay`))
    setBusy(false)
  }, [base])
  useKeys(useMemo(() => ({ e: () => pdf.current?.click(), r: () => void replay() }), [replay]))
  return (
    <section className="pf-evidence-buttons">
      <div aria-label="Evidence" className="pf-actions__buttons" role="toolbar">
        <a className="pf-button" download href={`${base}/evidence.pdf?for=operator`} ref={pdf}>
          Evidence PDF <kbd>E</kbd>
        </a>
        <a className="pf-button" download href={`${base}/evidence.pdf?for=trader`}>
          for the trader
        </a>
        <a className="pf-button" download href={`${base}/evidence.pdf?for=processor`}>
          for a processor
        </a>
        <a className="pf-button" download href={`${base}/evidence`}>
          Evidence file
        </a>
        <button
          aria-disabled={isBusy}
          className="pf-button"
          onClick={() => {
            if (!isBusy) void replay()
          }}
          type="button"
        >
          Replay <kbd>R</kbd>
        </button>
      </div>
      <div aria-live="polite">
        {shown ? (
          <p className={shown.agree ? 'pf-mark' : 'pf-banner pf-banner--bad'}>
            <Shape tone={shown.agree ? 'done' : 'bad'} /> <span>{shown.text}</span>
          </p>
        ) : null}
      </div>
    </section>
  )
}

const noAnswer: ReplayShown = {
  agree: false,
  text: 'No answer: the replay could not be asked for.',
}

async function askReplay(address: string): Promise<ReplayShown> {
  try {
    const response = await fetch(address, { credentials: 'include' })
    return (response.ok ? replayWords(await response.json()) : null) ?? noAnswer
  } catch {
    return noAnswer
  }
}
