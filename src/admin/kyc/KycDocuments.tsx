'use client'
import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { CaseDocument } from '../../readModels/kyc/documents.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Problem } from '../parts/Problem.js'
import { useAnswer } from '../parts/useAnswer.js'
import { useSlugs } from '../shell/FirmProvider.js'
import { documentWords } from './documentWords.js'
import { SameDocuments } from './SameDocuments.js'
import './kyc.css'

type Document = Omit<CaseDocument, 'sentAt'>

/** The documents of a KYC case. Pictures are made anew on the server; each look is on record. */
export function KycDocuments() {
  const { id } = useDocumentInfo()
  return <DocumentsOf id={id ? String(id) : null} />
}

/** The documents of a case by its id. */
export function DocumentsOf({ id }: { readonly id: string | null }) {
  const { value, problem, retry } = useAnswer<{ readonly documents: readonly Document[] }>(
    id ? `/prop-firm/kyc-documents?case=${id}` : null,
    'The documents could not be loaded.',
  )
  const documents = value?.documents
  return (
    <Panel title="Documents" aside={documents ? `${documents.length} sent` : undefined}>
      {problem ? <Problem onRetry={retry}>{problem}</Problem> : null}
      {documents?.length === 0 ? <Empty>Nothing was sent yet.</Empty> : null}
      {documents?.map(({ id: document, kind, sameAs }) => (
        <SameDocuments key={document} kind={kind} sameAs={sameAs} />
      ))}
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
  const { config } = useConfig()
  const { kycDocuments } = useSlugs()
  const { api } = config.routes
  const label = documentWords(document.kind)
  return (
    <figure className="pf-document">
      <figcaption>
        {label}
        <a href={`${api}/${kycDocuments}/file/${document.filename}`}>Download</a>
      </figcaption>
      {document.mimeType === 'application/pdf' ? (
        <Empty>A PDF is shown after downloading it.</Empty>
      ) : failed ? (
        <Problem onRetry={() => setFailed(false)}>The picture could not be shown.</Problem>
      ) : (
        <img
          alt={label}
          onError={() => setFailed(true)}
          src={`${api}/prop-firm/kyc-documents/${document.id}/preview`}
        />
      )}
    </figure>
  )
}
