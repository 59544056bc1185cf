import * as z from 'zod/mini'
import { call } from '../api/call.js'
import { agreements as shape, type Agreement } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { Field } from '../parts/Field.js'
import { Loaded } from '../parts/Loaded.js'
import { Missing } from '../parts/Missing.js'
import { Notice, Problem } from '../parts/Notice.js'
import { Page } from '../parts/Page.js'
import { timeText } from '../parts/texts.js'
import { textOf, useForm } from '../parts/useForm.js'

/** The words of one agreement, and the form that accepts exactly these words. */
export function AgreementPage({ id }: { readonly id: string }) {
  const polled = usePolled({ path: '/trader/agreements', shape, everyMs: 60_000 })
  const found = polled.data?.agreements.find((each) => each.id === id)
  return (
    <Page title={found?.title ?? 'Agreement'}>
      <Loaded polled={polled}>
        {() =>
          found ? (
            <Words key={found.hash} agreement={found} onAccepted={polled.refresh} />
          ) : (
            <Missing what="agreement, or a newer version is asked for now" />
          )
        }
      </Loaded>
    </Page>
  )
}

type Props = { readonly agreement: Agreement; readonly onAccepted: () => void }

function Words({ agreement, onAccepted }: Props) {
  return (
    <>
      <p className="muted">Version {agreement.version}</p>
      <article className="card words">{agreement.text}</article>
      {agreement.acceptedAt ? (
        <Notice tone="good">You accepted this on {timeText(agreement.acceptedAt)}.</Notice>
      ) : (
        <Accept agreement={agreement} onAccepted={onAccepted} />
      )}
      <p className="muted small">
        Fingerprint of the text (SHA-256): <code>{agreement.hash}</code>
      </p>
    </>
  )
}

const accepted = z.object({ ok: z.literal(true) })

function Accept({ agreement: { id, hash }, onAccepted }: Props) {
  const form = useForm({
    names: ['fullName'],
    submit: (values) =>
      call({
        path: `/trader/agreements/${id}/accept`,
        shape: accepted,
        method: 'POST',
        body: { fullName: textOf(values, 'fullName'), textHash: hash },
      }),
    onDone: onAccepted,
  })
  return (
    <form className="card narrow" noValidate onSubmit={form.onSubmit}>
      <Problem text={form.problem} />
      <Field
        name="fullName"
        label="Your full name"
        hint="Typing your name and pressing the button accepts the text above. Time, address and browser are kept as proof."
        autoComplete="name"
        error={form.errors.fullName}
      />
      <button type="submit" disabled={form.isBusy}>
        {form.isBusy ? 'Accepting …' : 'I accept this agreement'}
      </button>
    </form>
  )
}
