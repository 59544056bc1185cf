'use client'
import {
  Button,
  Modal,
  toast,
  useConfig,
  useDocumentInfo,
  useFormFields,
  useFormModified,
  useModal,
} from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useEffect, useState } from 'react'
import { DifferenceTable } from './DifferenceTable.js'
import { askReview, type Reviewed } from './useReview.js'
import '../actionBar/actionBar.css'
import '../parts/askDialog.css'
import './program.css'

const slug = 'publish-program'

/** Publishes the saved draft as the next version, once its difference was looked at. */
export function PublishProgram() {
  const { id } = useDocumentInfo()
  const { config } = useConfig()
  const draft = useFormFields(([fields]) => fields.draft?.value)
  const isModified = useFormModified()
  const { openModal } = useModal()
  const [review, setReview] = useState<Reviewed | null>(null)
  const [why, setWhy] = useState('')
  const api = config.routes.api
  useEffect(() => setWhy(''), [draft, isModified])
  if (id === undefined) return null
  const press = async () => {
    if (isModified) return setWhy('Save the draft first.')
    try {
      const found = await askReview(api, { draft, program: String(id), size: null })
      const refused = found.findings.filter(({ level }) => level === 'refused').length
      if (refused > 0) return setWhy('Solve the contradictions first.')
      if (found.hash === found.published?.hash) {
        return setWhy(`The draft is the same as v${found.published?.number ?? 1}.`)
      }
      setReview(found)
      openModal(slug)
    } catch (error) {
      setWhy(error instanceof Error ? error.message : 'The draft could not be checked.')
    }
  }
  return (
    <div className="pf-publish">
      {why ? (
        <span className="pf-muted" role="status">
          Publish: {why}
        </span>
      ) : null}
      <button
        aria-disabled={isModified}
        className="pf-button"
        onClick={() => void press()}
        type="button"
      >
        Publish…
      </button>
      <Modal className="confirmation-modal pf-reason" closeOnBlur={false} slug={slug}>
        {review ? <PublishDialog id={String(id)} review={review} /> : null}
      </Modal>
    </div>
  )
}

function PublishDialog({ id, review }: { readonly id: string; readonly review: Reviewed }) {
  const { config } = useConfig()
  const { closeModal } = useModal()
  const router = useRouter()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const number = (review.published?.number ?? 0) + 1
  const confirm = async () => {
    if (reason.trim() === '') return setProblem('Say why; it is kept with the version.')
    const answer = await fetch(`${config.routes.api}/prop-firm/programs/${id}/publish`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reason: reason.trim(), hash: review.hash }),
    })
    const { message } = (await answer.json()) as { message?: string }
    if (!answer.ok) return setProblem(message ?? `refused (${answer.status})`)
    toast.success(`Version ${number} is published.`)
    closeModal(slug)
    router.refresh()
    window.location.reload()
  }
  return (
    <div className="confirmation-modal__wrapper pf-publish__dialog">
      <div className="confirmation-modal__content">
        <h2>Publish v{number}</h2>
        <p className="pf-muted">
          It cannot be changed afterwards. New purchases get it; running challenges keep theirs.
        </p>
        <Changes review={review} />
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
          id="confirm-publish"
          onClick={() => void confirm().catch(() => setProblem('No answer. Reload the page.'))}
        >
          Publish v{number}
        </Button>
      </div>
    </div>
  )
}

function Changes({ review }: { readonly review: Reviewed }) {
  const { published, differences, findings } = review
  const warnings = findings.filter(({ level }) => level === 'warned')
  return (
    <>
      {published && differences.length > 0 ? (
        <DifferenceTable
          differences={differences}
          names={[`v${published.number}`, `v${published.number + 1}`]}
        />
      ) : (
        <p>
          {published ? 'Nothing that a trader would notice changes.' : 'It is the first version.'}
        </p>
      )}
      {warnings.length > 0 ? (
        <ul className="pf-publish__warnings">
          {warnings.map(({ message, code, rule, phase }) => (
            <li key={`${code} ${phase ?? ''} ${rule ?? ''}`}>▲ {message}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
