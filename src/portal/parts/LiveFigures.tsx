import type { Account } from '../api/shapes.js'
import { clockText, count, moneyText, percentText } from './texts.js'

/**
 * Balance, equity and how much of the nearest limit is used, as the platform told them last. What an
 * ended account had open then is closed by now.
 */
export function LiveFigures({ account }: { readonly account: Account }) {
  const { balance, equity, currency, used, at } = account
  const openPositions = account.status === 'active' ? (account.openPositions ?? 0) : null
  if (balance === null || equity === null) {
    return <p className="muted">The first figures of the platform are on their way.</p>
  }
  return (
    <>
      <dl className="figures">
        <div>
          <dt>Equity</dt>
          <dd>{moneyText(equity, currency)}</dd>
        </div>
        <div>
          <dt>Balance</dt>
          <dd>{moneyText(balance, currency)}</dd>
        </div>
        {openPositions === null ? null : (
          <div>
            <dt>Open positions</dt>
            <dd>{openPositions}</dd>
          </div>
        )}
      </dl>
      {used === null ? null : <LimitUsed used={used} />}
      {at === null ? null : (
        <p className="muted small">
          {openPositions ? `${count(openPositions, 'position')} open. ` : ''}Last change at{' '}
          {clockText(at)}
        </p>
      )}
    </>
  )
}

function LimitUsed({ used }: { readonly used: number }) {
  const share = Math.min(Math.max(used, 0), 10_000)
  const tone = share >= 9_000 ? 'bad' : share >= 7_000 ? 'attention' : 'good'
  return (
    <div className="limit">
      <span>Used of the nearest limit: {percentText(share)}</span>
      <meter className={tone} min={0} max={10_000} value={share}>
        {percentText(share)}
      </meter>
    </div>
  )
}
