import type { Figures, MoneyFigures, Range } from '../../readModels/dashboard/figures.js'
import type { Dashboard } from '../../readModels/dashboard/model.js'
import { amountText } from '../parts/amounts.js'
import { counted } from '../parts/counted.js'
import { durationText } from '../parts/dates.js'
import { Shape } from '../parts/Shape.js'
import type { useAddresses } from '../shell/useAddresses.js'
import { ChangeText } from './ChangeText.js'
import type { TileProps } from './Tile.js'
import { changeOf, countText, during, percentText } from './words.js'

type Addresses = ReturnType<typeof useAddresses>

type Context = {
  readonly dashboard: Dashboard
  readonly range: Range
  readonly addresses: Addresses
}

type Maker = (context: Context) => TileProps | null

/** The most that stand in one row. */
const tilesMax = 6

/** The key figures a person may see, the most important first. */
export const tilesOf = (context: Context): readonly TileProps[] =>
  makers.flatMap((make) => make(context) ?? []).slice(0, tilesMax)

const liveAccounts: Maker = ({ dashboard: { figures }, range, addresses }) => {
  const { accounts } = figures
  if (!accounts) return null
  const added = accounts.net.now[range]
  const direction = added === 0 ? 'same' : added > 0 ? 'up' : 'down'
  const text = `${countText(Math.abs(added))}${range === 'today' ? ' today' : ` in ${range} days`}`
  return {
    label: 'Live accounts',
    value: countText(accounts.live),
    detail: <ChangeText change={{ direction, text }} />,
    series: accounts.series,
    definition: 'Accounts that can trade now. The change is those opened less those ended.',
    link: { href: addresses.list('accounts', { status: ['active'] }), label: 'Active accounts' },
  }
}

const fees: Maker = ({ dashboard, range, addresses }) => {
  const { fees: figure } = dashboard.figures
  if (!figure) return null
  return {
    label: `Fees received${during(range)}`,
    value: amountText(figure.sums.now[range], dashboard.currency),
    detail: <ChangeText change={changeOf(figure.sums, range)} />,
    series: figure.series,
    definition: `Paid for purchases, less what was refunded of them. Giveaways and replacements are not counted.${elsewhere(figure, range)}`,
    link: { href: addresses.list('orders', { status: ['paid'] }), label: 'Paid orders' },
  }
}

const payoutsPaid: Maker = ({ dashboard, range, addresses }) => {
  const { payoutsPaid: figure, fees: received } = dashboard.figures
  if (!figure) return null
  const paid = figure.sums.now[range]
  return {
    label: `Payouts paid${during(range)}`,
    value: amountText(paid, dashboard.currency),
    detail: received ? `${percentText(paid, received.sums.now[range])} of fees` : '',
    series: figure.series,
    definition: `What traders received, by the time the payment was confirmed.${elsewhere(figure, range)}`,
    link: { href: addresses.list('payouts', { status: ['paid'] }), label: 'Paid payouts' },
  }
}

/** Other currencies are named and never added. */
function elsewhere({ others }: MoneyFigures, range: Range): string {
  const parts = Object.entries(others)
    .filter(([, sums]) => sums.now[range] !== 0)
    .map(([currency, sums]) => `${amountText(sums.now[range], currency)} ${currency}`)
  return parts.length > 0 ? ` Besides: ${parts.join(', ')}.` : ''
}

const payoutTime: Maker = ({ dashboard, range, addresses }) => {
  const { payoutTime: figure } = dashboard.figures
  if (!figure) return null
  const median = figure.now[range]
  return {
    label: 'Request to approval',
    value: median === null ? '–' : durationText(median),
    detail: `median, promised ${dashboard.promiseHours} h`,
    series: figure.series,
    definition: `Median time from a request to its approval, of payouts approved${during(range)}.`,
    link: { href: addresses.list('payouts'), label: 'Payouts' },
  }
}

const owed: Maker = ({ dashboard, addresses }) => {
  const { owed: figure } = dashboard.figures
  if (!figure) return null
  return {
    label: 'Owed if all in profit ask',
    value: amountText(figure.amounts[dashboard.currency] ?? 0, dashboard.currency),
    detail: counted(figure.count, 'funded account'),
    series: figure.series,
    definition:
      'The traders’ share of the balance above the start, of funded accounts without an open request. Waiting times, caps and buffers are not looked at.',
    link: {
      href: addresses.list('accounts', { status: ['active'], phase: ['funded'] }),
      label: 'Funded accounts',
    },
  }
}

const breaches: Maker = ({ dashboard, addresses }) => {
  const { breaches: today, figures } = dashboard
  if (!today || !figures.breaches) return null
  return {
    label: 'Breaches today',
    value: countText(today.confirmed),
    detail:
      today.suspected > 0 ? (
        <>
          <Shape tone="attention" /> and {countText(today.suspected)} suspected
        </>
      ) : (
        'none suspected'
      ),
    series: figures.breaches.series,
    definition:
      'Accounts ended by a rule since midnight, overturned ones left out. The line shows days of 24 hours.',
    link: { href: addresses.list('violations'), label: 'Violations' },
  }
}

const kycTime: Maker = ({ dashboard: { figures }, range, addresses }) => {
  const { kycTime: figure } = figures
  if (!figure) return null
  const median = figure.now[range]
  return {
    label: 'Identity decided in',
    value: median === null ? '–' : durationText(median),
    detail: `median${during(range)}`,
    series: figure.series,
    definition: `Median time from the documents to the decision, of cases decided${during(range)}.`,
    link: { href: addresses.list('kycCases'), label: 'KYC cases' },
  }
}

type Counted = Figures['traders']

const countTile =
  (
    name: 'traders' | 'messages',
    words: { label: string; definition: string; link: string },
  ): Maker =>
  ({ dashboard: { figures }, range, addresses }) => {
    const figure: Counted | undefined = figures[name]
    if (!figure) return null
    return {
      label: `${words.label}${during(range)}`,
      value: countText(figure.counts.now[range]),
      detail: <ChangeText change={changeOf(figure.counts, range)} />,
      series: figure.series,
      definition: words.definition,
      link: {
        href: addresses.list(name === 'traders' ? 'traders' : 'emailMessages'),
        label: words.link,
      },
    }
  }

const makers: readonly Maker[] = [
  liveAccounts,
  fees,
  payoutsPaid,
  payoutTime,
  owed,
  breaches,
  kycTime,
  countTile('traders', {
    label: 'New traders',
    definition: 'People who appeared for the first time; merged ones are counted once.',
    link: 'Traders',
  }),
  countTile('messages', {
    label: 'Messages sent',
    definition: 'E-mails that the mail server took.',
    link: 'Sent messages',
  }),
]
