import { call } from '../api/call.js'
import { signedIn } from '../api/shapes.js'
import { Field } from '../parts/Field.js'
import { Link } from '../parts/Link.js'
import { Notice, Problem } from '../parts/Notice.js'
import { Page } from '../parts/Page.js'
import { secretOf, textOf, useForm } from '../parts/useForm.js'
import { pathOf } from '../routes.js'
import { hasEndedByItself, startSession } from '../session/session.js'

const names = ['email', 'password']

/** Stands at the address that was asked for, which opens once somebody is signed in. */
export function SignIn() {
  const form = useForm({
    names,
    submit: async (values) => {
      const email = textOf(values, 'email')
      const password = secretOf(values, 'password')
      const path = '/trader/sign-in'
      const answer = await call({
        path,
        shape: signedIn,
        method: 'POST',
        body: { email, password },
      })
      return answer.ok ? { ok: true, data: { ...answer.data, email } } : answer
    },
    onDone: ({ token, expiresAt, email }) =>
      startSession({ token, expiresAt: expiresAt * 1000, email }),
  })
  return (
    <Page title="Sign in">
      {hasEndedByItself() ? (
        <Notice tone="info">Your session has ended. Sign in again to go on.</Notice>
      ) : null}
      <form className="card narrow" noValidate onSubmit={form.onSubmit}>
        <Problem text={form.problem} />
        <Field
          name="email"
          type="email"
          label="E-mail"
          autoComplete="username"
          error={form.errors.email}
        />
        <Field
          name="password"
          type="password"
          label="Password"
          autoComplete="current-password"
          error={form.errors.password}
        />
        <button type="submit" disabled={form.isBusy}>
          {form.isBusy ? 'Signing in …' : 'Sign in'}
        </button>
        <p>
          <Link to={pathOf('forgot')}>Forgot your password, or never set one?</Link>
        </p>
      </form>
    </Page>
  )
}
