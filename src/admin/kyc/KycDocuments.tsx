'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { Empty, Panel } from '../parts/Panel.js'
import './kyc.css'

type Document = {
  readonly id: string
  readonly kind: string
  readonly filename: string
  readonly mimeType: string
  readonly sentAt: string
}

const words: Readonly<Record<string, string>> = {
  identity: 'Identity document',
  identityBack: 'Identity document, back',
  address: 'Proof of address',
  selfie: 'Picture of the person',
  tax: 'Tax form',
  company: 'Company document',
}

/** The documents of a KYC case. Pictures are made anew on the server; each look is on record. */
export function KycDocuments() {
  const { id } = useDocumentInfo()
  const [documents, setDocuments] = useState<readonly Document[] | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    if (!id) return
    const load = async () => {
      const answer = await fetch(`/api/prop-firm/kyc-documents?case=${id}`, {
        credentials: 'include',
      })
      const body = (await answer.json()) as { documents?: Document[]; message?: string }
      if (answer.ok) setDocuments(body.documents ?? [])
      else setProblem(body.message ?? 'The documents cannot be shown.')
    }
    load().catch(() => setProblem('The documents could not be loaded; reload the page.'))
  }, [id])
  return (
    <Panel title="Documents" aside={documents ? `${documents.length} sent` : undefined}>
      {problem ? <Empty>{problem}</Empty> : null}
      {documents?.length === 0 ? <Empty>Nothing was sent yet.</Empty> : null}
      <div className="pf-documents">
        {documents?.map((document) => (
          <DocumentFigure document={document} key={document.id} />
        ))}
      </div>
    </Panel>
  )
}

function DocumentFigure({ document }: { readonly document: Document }) {
  const [failed, setFailed] = useState(false)
  const address = `/api/prop-firm/kyc-documents/${document.id}/preview`
  const label = words[document.kind] ?? document.kind
  return (
    <figure className="pf-document">
      <figcaption>
        {label}
        <a href={`/api/kyc-documents/file/${document.filename}`}>Download</a>
      </figcaption>
      {failed || document.mimeType === 'application/pdf' ? (
        <p className="pf-empty">A PDF is shown after downloading it.</p>
      ) : (
        <img alt={label} onError={() => setFailed(true)} src={address} />
      )}
    </figure>
  )
}
