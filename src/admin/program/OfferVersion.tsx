'use client'
import { Button, Modal, toast, useConfig, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useEffect, useState } from 'react'
import type { Difference } from '../../domain/programs/difference.js'
import { counted } from '../parts/counted.js'
import { DifferenceTable } from './DifferenceTable.js'
import { SelectBox } from './inputs/SelectBox.js'
import '../actionBar/actionBar.css'
import '../parts/askDialog.css'
import './program.css'

type Props = {
  readonly version: string
  readonly number: number
  /** Only this challenge; all that run where it is left out. */
  readonly challenge?: string
  /** Whether its trader was asked and did not answer yet. */
  readonly isOpen?: boolean
  readonly stages: Readonly<Record<string, string>>
}

type Preview = {
  readonly offered: number
  readonly moved: number
  readonly left: readonly { readonly challenge: string; readonly message: string }[]
  readonly differences: readonly Difference[]
}

const slug = 'offer-version'
const everyStage = 'all'

/** Offers a version to challenges that run under another one, after saying what would happen. */
export function OfferVersion(props: Props) {
  const { challenge, number, isOpen = false } = props
  const { openModal } = useModal()
  const [asked, setAsked] = useState(false)
  return (
    <>
      <button
        aria-disabled={isOpen}
        className="pf-button"
        onClick={() => {
          if (isOpen) return
          setAsked(true)
          openModal(slug)
        }}
        type="button"
      >
        {challenge === undefined ? 'Offer to running challenges…' : `Offer v${number}…`}
      </button>
      <Modal className="confirmation-modal pf-reason" closeOnBlur={false} slug={slug}>
        {asked ? <OfferDialog {...props} /> : null}
      </Modal>
    </>
  )
}

function OfferDialog({ version, number, challenge, stages }: Props) {
  const { config } = useConfig()
  const { closeModal } = useModal()
  const router = useRouter()
  const [stage, setStage] = useState(everyStage)
  const [reason, setReason] = useState('')
  const api = config.routes.api
  const wish = {
    version,
    ...(challenge === undefined ? {} : { challenge }),
    ...(stage === everyStage ? {} : { stage }),
  }
  const { preview, problem, setProblem } = usePreview(api, wish)
  const confirm = async () => {
    if (reason.trim() === '') return setProblem('Say why; it is kept with the offers.')
    const { offered, moved } = await send(api, { ...wish, reason: reason.trim() })
    toast.success(`Offered to ${offered}, moved at once: ${moved}.`)
    closeModal(slug)
    router.refresh()
  }
  return (
    <div className="confirmation-modal__wrapper pf-publish__dialog">
      <div className="confirmation-modal__content">
        <h2>Offer v{number}</h2>
        {challenge === undefined ? (
          <div className="pf-reason__row">
            <label htmlFor={`${slug}-stage`}>Challenges in</label>
            <SelectBox
              id={`${slug}-stage`}
              onChange={setStage}
              options={{ [everyStage]: 'every phase', ...stages }}
              value={stage}
            />
          </div>
        ) : null}
        {preview ? <Outcome preview={preview} number={number} /> : <p>Looking …</p>}
        <div className="pf-reason__row">
          <label htmlFor={`${slug}-reason`}>Why</label>
          <textarea
            id={`${slug}-reason`}
            onChange={(event) => setReason(event.target.value)}
            rows={2}
            value={reason}
          />
          <p className="pf-reason__missing" role="alert">
            {problem}
          </p>
        </div>
      </div>
      <div className="confirmation-modal__controls">
        <Button buttonStyle="secondary" onClick={() => closeModal(slug)}>
          Cancel
        </Button>
        <Button
          id="confirm-offer"
          onClick={() =>
            void confirm().catch((error: unknown) =>
              setProblem(error instanceof Error ? error.message : 'No answer.'),
            )
          }
        >
          Offer v{number}
        </Button>
      </div>
    </div>
  )
}

/** What an offer would lead to, asked anew whenever it is another one. */
function usePreview(api: string, wish: object) {
  const [problem, setProblem] = useState('')
  const [preview, setPreview] = useState<Preview | null>(null)
  const text = JSON.stringify(wish)
  useEffect(() => {
    send(api, { ...(JSON.parse(text) as object), reason: 'preview', preview: true })
      .then(setPreview)
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : 'failed'))
  }, [api, text])
  return { preview, problem, setProblem }
}

function Outcome({ preview, number }: { readonly preview: Preview; readonly number: number }) {
  const { offered, moved, left, differences } = preview
  return (
    <>
      <p>
        {counted(offered, 'trader is', 'traders are')} asked and {offered === 1 ? 'has' : 'have'} 14
        days; {counted(moved, 'challenge is', 'challenges are')} moved at once, because nothing gets
        stricter for {moved === 1 ? 'it' : 'them'}
        {left.length > 0 ? `; ${counted(left.length, 'is', 'are')} left out` : ''}.
      </p>
      {left[0] ? (
        <p className="pf-muted">
          {left[0].challenge}: {left[0].message}
        </p>
      ) : null}
      {differences.length > 0 ? (
        <DifferenceTable differences={differences} names={['now', `v${number}`]} />
      ) : null}
    </>
  )
}

async function send(api: string, body: object): Promise<Preview> {
  const answer = await fetch(`${api}/prop-firm/version-offers`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const found = (await answer.json()) as Preview & { message?: string }
  if (!answer.ok) throw new Error(found.message ?? `refused (${answer.status})`)
  return found
}
