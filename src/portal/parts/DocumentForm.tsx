import { useState } from 'react'
import { call, done, type Answer } from '../api/call.js'
import { documentHint, documentName } from './documentNames.js'
import { Field } from './Field.js'
import { Problem } from './Notice.js'
import { useForm } from './useForm.js'

type Props = {
  readonly kind: string
  readonly isGiven: boolean
  readonly onAdded: () => void
}

const bytesMax = 15 * 1024 * 1024

/** Uploads one kind of document; a second upload adds to the first. */
export function DocumentForm({ kind, isGiven, onAdded }: Props) {
  const [round, setRound] = useState(0)
  const form = useForm({
    names: ['file'],
    submit: (values) => upload(kind, values.get('file')),
    onDone: () => {
      setRound(round + 1)
      onAdded()
    },
  })
  return (
    <form className="card" noValidate onSubmit={form.onSubmit}>
      <div className="row">
        <h2>{documentName(kind)}</h2>
        {isGiven ? <span className="chip good">Uploaded</span> : null}
      </div>
      <Problem text={form.problem} />
      <Field
        key={round}
        name="file"
        type="file"
        label={isGiven ? 'Add another file' : 'File'}
        hint={documentHint(kind)}
        accept="image/jpeg,image/png,image/webp,application/pdf"
        error={form.errors.file}
      />
      <button type="submit" className={isGiven ? 'quiet' : ''} disabled={form.isBusy}>
        {form.isBusy ? 'Uploading …' : 'Upload'}
      </button>
    </form>
  )
}

const refused = (message: string): Answer<never> => ({
  ok: false,
  status: 400,
  code: 'file',
  message: `file: ${message}`,
})

async function upload(kind: string, file: FormDataEntryValue | null) {
  if (!(file instanceof File) || file.name === '') return refused('choose a file first')
  if (file.size > bytesMax) return refused('expected at most 15 MB')
  const form = new FormData()
  form.set('_payload', JSON.stringify({ kind }))
  form.set('file', file)
  return call({ path: '/trader/kyc/documents', shape: done, method: 'POST', form })
}
