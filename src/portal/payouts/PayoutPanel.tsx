import { useState } from 'react'
import type { Account } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { Link } from '../parts/Link.js'
import { Loaded } from '../parts/Loaded.js'
import { moneyText } from '../parts/texts.js'
import { pathOf } from '../routes.js'
import { Conditions } from './Conditions.js'
import { CyclePicker, type CycleChoice } from './CyclePicker.js'
import { offer as shape, type Offer } from './quoteShape.js'
import { Growth } from './Growth.js'
import { QuoteSteps } from './QuoteSteps.js'
import { queryOf, RequestButton } from './RequestButton.js'
import { TermsInWords } from './TermsInWords.js'

/** What the account could be paid now, what stands in the way, and the button that asks for it. */
export function PayoutPanel({ account }: { readonly account: Account }) {
  const [cycle, setCycle] = useState<string | null>(null)
  const path = `/trader/accounts/${account.id}/payout-quote${queryOf(cycle)}`
  const polled = usePolled({ path, shape, everyMs: 4_000 })
  return (
    <section className="card">
      <h2>Payout</h2>
      <Loaded polled={polled}>
        {(offer) =>
          isFunded(offer) ? (
            <Open
              account={account}
              offer={offer}
              choice={{ cycle, choose: setCycle }}
              onRefused={polled.refresh}
            />
          ) : (
            <p>Payouts start once you are funded. Your profit counts towards your target here.</p>
          )
        }
      </Loaded>
    </section>
  )
}

const isFunded = ({ conditions }: Offer): boolean => {
  const condition = conditions.find(({ code }) => code === 'accountFunded')
  return condition?.met === true || condition?.value.kind !== 'words'
    ? true
    : condition.value.words[0] === 'funded'
}

type Props = {
  readonly account: Account
  readonly offer: Offer
  readonly choice: CycleChoice
  readonly onRefused: () => void
}

function Open({ account, offer, choice, onRefused }: Props) {
  const { quote, conditions, possible } = offer
  const owed = quote.owed
  return (
    <>
      <CyclePicker offer={offer} choice={choice} />
      <QuoteSteps steps={quote.steps} currency={account.currency} />
      <Conditions conditions={conditions} />
      {possible && owed !== undefined ? (
        <RequestButton
          accountId={account.id}
          cycle={choice.cycle}
          label={moneyText(owed, account.currency)}
          onRefused={onRefused}
        >
          Your share is split off the profit at the moment you ask. The profit leaves the account
          then; if the payout is rejected or cancelled, it comes back.
        </RequestButton>
      ) : (
        <p>A payout can be requested as soon as every condition is met.</p>
      )}
      <Growth growth={offer.growth} currency={account.currency} />
      <TermsInWords words={offer.words} />
      <p>
        <Link to={pathOf('payout-method')}>Change where payouts go</Link> ·{' '}
        <Link to={pathOf('payouts')}>All payouts</Link>
      </p>
    </>
  )
}
