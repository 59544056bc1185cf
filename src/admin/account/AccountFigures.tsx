import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import type { ShownRuling } from '../../readModels/account/readRuling.js'
import { amountText } from '../parts/amounts.js'
import { Figure, Figures } from '../parts/Figure.js'
import { targetOf } from './keyFigures.js'
import { LiveAge } from './live/LiveAge.js'
import { LiveAmount, LiveCount } from './live/LiveFigures.js'

/** What the platform said when trading was off; undefined for roles that do not see commands. */
export type Closing = { readonly balance: number } | null | undefined

type Props = {
  readonly head: AccountHead
  readonly ruling: ShownRuling | null
  /** Highest equity in minor units. */
  readonly peak: number | null
  readonly closing: Closing
}

/** Where the account began and shall go, and where it is or ended. */
export function AccountFigures({ head, ruling, peak, closing }: Props) {
  const { currency, startingBalance } = head
  const target = targetOf(head)
  return (
    <Figures>
      <Figure label="Start">{amountText(startingBalance, currency)}</Figure>
      {target ? (
        <Figure label={`Target, ${target.percent} %`}>{amountText(target.amount, currency)}</Figure>
      ) : null}
      {peak === null ? null : <Figure label="Peak equity">{amountText(peak, currency)}</Figure>}
      {ruling && head.status !== 'active' ? (
        <EndFigures closing={closing} currency={currency} ruling={ruling} />
      ) : (
        <RunningFigures head={head} />
      )}
    </Figures>
  )
}

const endWords: Readonly<Record<string, string>> = {
  breach: 'Equity at breach',
  pass: 'Balance at pass',
  expiry: 'Equity at expiry',
}

type EndProps = {
  readonly ruling: ShownRuling
  readonly closing: Closing
  readonly currency: string
}

function EndFigures({ ruling, closing, currency }: EndProps) {
  const decided = ruling.proof?.decided
  const figure = ruling.kind === 'pass' ? decided?.balance : decided?.equity
  return (
    <>
      {figure === undefined ? null : (
        <Figure
          label={endWords[ruling.kind] ?? 'Equity then'}
          tone={ruling.kind === 'breach' ? 'bad' : 'plain'}
        >
          {amountText(figure, currency)}
        </Figure>
      )}
      {closing === undefined ? null : (
        <Figure label="Balance after closing" tone={closing ? 'plain' : 'muted'}>
          {closing ? amountText(closing.balance, currency) : 'not read back'}
        </Figure>
      )}
    </>
  )
}

function RunningFigures({ head: { live, currency } }: Pick<Props, 'head'>) {
  if (!live) return null
  return (
    <>
      <Figure label="Equity">
        <LiveAmount currency={currency} figure="equity" />
      </Figure>
      <Figure label="Balance">
        <LiveAmount currency={currency} figure="balance" />
      </Figure>
      <Figure label="Open positions">
        <LiveCount />
      </Figure>
      <LiveAge />
    </>
  )
}
