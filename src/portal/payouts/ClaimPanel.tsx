import type { Account } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { Link } from '../parts/Link.js'
import { dateText, moneyText } from '../parts/texts.js'
import { pathOf } from '../routes.js'
import { Conditions } from './Conditions.js'
import { offer as shape, type Offer } from './quoteShape.js'
import { QuoteSteps } from './QuoteSteps.js'
import { RequestButton } from './RequestButton.js'
import { TermsInWords } from './TermsInWords.js'

/** What an ended account can still claim and until when; nothing where the program pays nothing. */
export function ClaimPanel({ account }: { readonly account: Account }) {
  const path = `/trader/accounts/${account.id}/payout-quote`
  const { data, refresh } = usePolled({ path, shape, everyMs: 10_000 })
  if (!data?.claim) return null
  return (
    <section className="card">
      <h2>What your account had left</h2>
      <Claim account={account} claim={data.claim} offer={data} onRefused={refresh} />
    </section>
  )
}

type Props = {
  readonly account: Account
  readonly claim: NonNullable<Offer['claim']>
  readonly offer: Offer
  readonly onRefused: () => void
}

function Claim({ account, claim, offer, onRefused }: Props) {
  if (claim.isClaimed) {
    return (
      <p>
        You asked for it; it is paid once. <Link to={pathOf('payouts')}>See your payouts</Link>
      </p>
    )
  }
  const { quote, conditions, possible, words } = offer
  const { owed } = quote
  return (
    <>
      <p>{untilWords(claim)}</p>
      <QuoteSteps steps={quote.steps} currency={account.currency} />
      <Conditions conditions={conditions} />
      {possible && owed !== undefined ? (
        <RequestButton
          accountId={account.id}
          cycle={null}
          label={moneyText(owed, account.currency)}
          onRefused={onRefused}
        >
          Your account has ended, so nothing is moved on it. Once you have asked, the ruling that
          ended it can be overturned only if you take the request back.
        </RequestButton>
      ) : null}
      <TermsInWords words={words} />
    </>
  )
}

function untilWords({ until, isOpen }: Props['claim']): string {
  if (!isOpen) return `The time to ask for it ended with ${dateText(until ?? '')}.`
  return until === null
    ? 'You can ask for your share of the profit that was left.'
    : `You can ask for your share of the profit that was left until the end of ${dateText(until)}.`
}
