'use client'
import { usePathname } from 'next/navigation.js'
import { AccountPage } from './pages/AccountPage.js'
import { Accounts } from './pages/Accounts.js'
import { AgreementPage } from './pages/AgreementPage.js'
import { Agreements } from './pages/Agreements.js'
import { ForgotPassword } from './pages/ForgotPassword.js'
import { Identity } from './pages/Identity.js'
import { Offers } from './pages/Offers.js'
import { PayoutMethod } from './pages/PayoutMethod.js'
import { PayoutPage } from './pages/PayoutPage.js'
import { Payouts } from './pages/Payouts.js'
import { RulingPage } from './pages/RulingPage.js'
import { SetPassword } from './pages/SetPassword.js'
import { SignIn } from './pages/SignIn.js'
import { Missing } from './parts/Missing.js'
import { Page } from './parts/Page.js'
import { Shell } from './Shell.js'
import { routeOfPath, type Route } from './routes.js'
import { useSession } from './session/useSession.js'

/**
 * The traders' portal, for firms without one of their own: everything that a message links to. It
 * runs in the browser over the trader API; the server never sees who is signed in.
 */
export function Portal() {
  const session = useSession()
  const route = routeOfPath(usePathname())
  const isOpen = route?.page === 'password' || route?.page === 'forgot'
  return (
    <Shell session={session ?? null} page={route?.page ?? null}>
      {session === undefined ? <Opening /> : null}
      {session !== undefined && isOpen ? <Open page={route.page} /> : null}
      {session === null && !isOpen ? <SignIn /> : null}
      {session && !isOpen ? <SignedIn key={session.token} route={route} /> : null}
    </Shell>
  )
}

const Opening = () => (
  <>
    <title>Trader portal</title>
    <p className="loading">Loading …</p>
  </>
)

/** Pages for which nobody has to be signed in. */
const Open = ({ page }: { readonly page: Route['page'] }) =>
  page === 'password' ? <SetPassword /> : <ForgotPassword />

function SignedIn({ route }: { readonly route: Route | null }) {
  switch (route?.page) {
    case 'accounts':
      return <Accounts />
    case 'account':
      return <AccountPage key={route.id} id={route.id} />
    case 'payouts':
      return <Payouts />
    case 'payout':
      return <PayoutPage key={route.id} id={route.id} />
    case 'payoutMethod':
      return <PayoutMethod />
    case 'identity':
      return <Identity />
    case 'agreements':
      return <Agreements />
    case 'offers':
      return <Offers />
    case 'agreement':
      return <AgreementPage key={route.id} id={route.id} />
    case 'ruling':
      return <RulingPage key={route.id} id={route.id} />
    default:
      return (
        <Page title="Not found">
          <Missing what="page" />
        </Page>
      )
  }
}
