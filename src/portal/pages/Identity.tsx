import { useState } from 'react'
import { call, done } from '../api/call.js'
import { kyc as shape, type KycCase } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { DocumentForm } from '../parts/DocumentForm.js'
import { documentName } from '../parts/documentNames.js'
import { Loaded } from '../parts/Loaded.js'
import { Notice, Problem } from '../parts/Notice.js'
import { Page } from '../parts/Page.js'
import { identityStatus } from '../parts/statuses.js'
import { StatusChip } from '../parts/StatusChip.js'

/** Where the proof of identity stands; documents are uploaded and handed in here. */
export function Identity() {
  const polled = usePolled({ path: '/trader/kyc', shape, everyMs: 10_000 })
  return (
    <Page title="Identity">
      <Loaded polled={polled}>
        {({ case: open }) =>
          open ? (
            <Case key={open.id} open={open} onChange={polled.refresh} />
          ) : (
            <p>
              Nothing is asked for at the moment. When you pass your last phase, we ask you to prove
              who you are, and you do it here.
            </p>
          )
        }
      </Loaded>
    </Page>
  )
}

type Props = { readonly open: KycCase; readonly onChange: () => void }

function Case({ open, onChange }: Props) {
  const status = identityStatus(open.status)
  const isAsked = ['requested', 'needsMoreInfo'].includes(open.status)
  return (
    <>
      <section className="card">
        <div className="row">
          <p className="muted">Case {open.reference}</p>
          <StatusChip status={status} />
        </div>
        <p>{status.words}</p>
        {open.reason && open.status !== 'approved' ? (
          <Notice tone="warning">{open.reason}</Notice>
        ) : null}
      </section>
      {isAsked ? <Documents open={open} onChange={onChange} /> : null}
    </>
  )
}

function Documents({ open, onChange }: Props) {
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const missing = open.required.filter((kind) => !open.given.includes(kind))
  const submit = async () => {
    setBusy(true)
    const answer = await call({ path: '/trader/kyc/submit', shape: done, method: 'POST' })
    setBusy(false)
    setProblem(answer.ok ? '' : answer.message)
    onChange()
  }
  return (
    <>
      <p>
        JPEG, PNG, WebP or PDF, up to 15 MB each. All four corners visible, nothing covered. Only
        the people who check identities can open what you upload.
      </p>
      {open.required.map((kind) => (
        <DocumentForm
          key={kind}
          kind={kind}
          isGiven={open.given.includes(kind)}
          onAdded={onChange}
        />
      ))}
      <section className="card">
        <h2>Hand in</h2>
        <Problem text={problem} />
        <p>
          {missing.length > 0
            ? `Still missing: ${missing.map(documentName).join(', ')}.`
            : 'Everything is there. After submitting you can no longer change it.'}
        </p>
        <button type="button" onClick={() => void submit()} disabled={isBusy}>
          {isBusy ? 'Submitting …' : 'Submit for review'}
        </button>
      </section>
    </>
  )
}
