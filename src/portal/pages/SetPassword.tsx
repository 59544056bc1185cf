import { useEffect, useState } from 'react'
import { call, done, type Answer } from '../api/call.js'
import { Field } from '../parts/Field.js'
import { Link } from '../parts/Link.js'
import { Notice, Problem } from '../parts/Notice.js'
import { Page } from '../parts/Page.js'
import { secretOf, useForm } from '../parts/useForm.js'
import { pathOf, tokenIn } from '../routes.js'
import { endSession } from '../session/session.js'

type Found = { readonly token: string | null }

/** The token is read once and taken out of the address, so that history and bookmarks don't keep it. */
function useToken(): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    const read = () => {
      const token = tokenIn(window.location.hash)
      if (window.location.hash) window.history.replaceState(null, '', window.location.pathname)
      setFound((before) => (token === null && before ? before : { token }))
    }
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  return found
}

/** Sets the first or a new password with the link of a message. */
export function SetPassword() {
  const found = useToken()
  const [isDone, setDone] = useState(false)
  return (
    <Page title="Set your password">
      {isDone ? <PasswordIsSet /> : null}
      {!isDone && found?.token === null ? <LinkIsIncomplete /> : null}
      {!isDone && found?.token ? (
        <PasswordForm token={found.token} onDone={() => setDone(true)} />
      ) : null}
    </Page>
  )
}

const PasswordIsSet = () => (
  <>
    <Notice tone="good">Your password is set. You are signed out everywhere else.</Notice>
    <p>
      <Link to={pathOf()}>Go to sign-in</Link>
    </p>
  </>
)

const LinkIsIncomplete = () => (
  <>
    <Notice tone="bad">
      This link is not complete. Open it from the message again, or ask for a new one.
    </Notice>
    <p>
      <Link to={pathOf('forgot')}>Ask for a new link</Link>
    </p>
  </>
)

const differs: Answer<never> = {
  ok: false,
  status: 400,
  code: 'differs',
  message: 'repeated: differs from the password above',
}

function PasswordForm({ token, onDone }: { token: string; onDone: () => void }) {
  const [isShown, setShown] = useState(false)
  const form = useForm({
    names: ['password', 'repeated'],
    submit: async (values) => {
      const password = secretOf(values, 'password')
      if (password !== secretOf(values, 'repeated')) return differs
      const body = { token, password }
      return call({ path: '/trader/password/reset', shape: done, method: 'POST', body })
    },
    onDone: () => {
      endSession()
      onDone()
    },
  })
  const input = {
    type: isShown ? 'text' : 'password',
    autoComplete: 'new-password',
    spellCheck: false,
    autoCapitalize: 'off',
  }
  return (
    <form className="card narrow" noValidate onSubmit={form.onSubmit}>
      <Problem text={form.problem.replace(/^token: /, '')} />
      <Field
        name="password"
        label="New password"
        hint="At least 10 characters."
        error={form.errors.password}
        {...input}
      />
      <Field
        name="repeated"
        label="The same password again"
        error={form.errors.repeated}
        {...input}
      />
      <label className="check">
        <input type="checkbox" checked={isShown} onChange={() => setShown(!isShown)} />
        Show the password
      </label>
      <button type="submit" disabled={form.isBusy}>
        {form.isBusy ? 'Saving …' : 'Set password'}
      </button>
    </form>
  )
}
