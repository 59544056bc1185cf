import type { ReactNode } from 'react'
import { call, done } from './api/call.js'
import { Link } from './parts/Link.js'
import { basePath, pathOf, type Route } from './routes.js'
import { endSession, type Session } from './session/session.js'

const entries = [
  { label: 'Accounts', path: basePath, pages: ['accounts', 'account', 'ruling'] },
  { label: 'Payouts', path: pathOf('payouts'), pages: ['payouts', 'payout', 'payoutMethod'] },
  { label: 'Identity', path: pathOf('identity'), pages: ['identity'] },
  { label: 'Agreements', path: pathOf('agreements'), pages: ['agreements', 'agreement'] },
  { label: 'New rules', path: pathOf('offers'), pages: ['offers'] },
] as const

type Props = {
  readonly session: Session | null
  readonly page: Route['page'] | null
  readonly children: ReactNode
}

/** The frame of every page: where one is, who is signed in, and the way out. */
export function Shell({ session, page, children }: Props) {
  return (
    <>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header>
        <div className="bar">
          <strong className="brand">Trader portal</strong>
          {session ? <Account email={session.email} /> : null}
        </div>
        {session ? (
          <nav aria-label="Pages">
            {entries.map(({ label, path, pages }) => (
              <Link key={path} to={path} current={pages.some((each) => each === page)}>
                {label}
              </Link>
            ))}
          </nav>
        ) : null}
      </header>
      <main id="content">{children}</main>
    </>
  )
}

function Account({ email }: { readonly email: string }) {
  const signOut = async () => {
    await call({ path: '/trader/sign-out', shape: done, method: 'POST' })
    endSession()
    window.history.replaceState(null, '', basePath)
  }
  return (
    <div className="account">
      <span className="email">{email}</span>
      <button type="button" className="quiet small" onClick={() => void signOut()}>
        Sign out
      </button>
    </div>
  )
}
