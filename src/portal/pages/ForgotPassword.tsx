import { useState } from 'react'
import { call, done } from '../api/call.js'
import { Field } from '../parts/Field.js'
import { Link } from '../parts/Link.js'
import { Notice, Problem } from '../parts/Notice.js'
import { Page } from '../parts/Page.js'
import { textOf, useForm } from '../parts/useForm.js'
import { pathOf } from '../routes.js'

/** Asks for a link that sets a password; the answer never tells whether the address is known. */
export function ForgotPassword() {
  const [isSent, setSent] = useState(false)
  const form = useForm({
    names: ['email'],
    submit: (values) =>
      call({
        path: '/trader/password/forgot',
        shape: done,
        method: 'POST',
        body: { email: textOf(values, 'email') },
      }),
    onDone: () => setSent(true),
  })
  return (
    <Page title="Set a new password">
      {isSent ? (
        <Notice tone="good">
          If we know this address, a message with a link is on its way. The link works for an hour.
        </Notice>
      ) : (
        <form className="card narrow" noValidate onSubmit={form.onSubmit}>
          <Problem text={form.problem} />
          <Field
            name="email"
            type="email"
            label="E-mail"
            hint="The address you bought your challenge with."
            autoComplete="username"
            error={form.errors.email}
          />
          <button type="submit" disabled={form.isBusy}>
            {form.isBusy ? 'Sending …' : 'Send me a link'}
          </button>
        </form>
      )}
      <p>
        <Link to={pathOf()}>Back to sign-in</Link>
      </p>
    </Page>
  )
}
