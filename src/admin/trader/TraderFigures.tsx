import { minor, subtract } from '../../domain/money/minor.js'
import type { TraderHead, TraderMoney } from '../../readModels/trader/readTraderHead.js'
import { amountText } from '../parts/amounts.js'
import { dateText, minuteText } from '../parts/dates.js'
import { Figure, Figures } from '../parts/Figure.js'
import type { Viewer } from '../parts/viewer.js'
import { countryText, initialsOf, languageText, placeText } from './personWords.js'

/** What the signed-in person may read of the trader's own record. */
export type Person = {
  readonly name: string
  readonly reference: string
  readonly email: string
  readonly country: string | null
  readonly language: string | null
  readonly timeZone: string | null
}

type Props = {
  readonly person: Person
  readonly head: TraderHead
  /** Null where the person's roles do not see money. */
  readonly money: readonly TraderMoney[] | null
  readonly zone: string
  /** Of the firm's reports; named while no money moved. */
  readonly currency: string
  readonly viewer: Viewer
}

/** Who it is, and the money between the person and the firm. */
export function TraderFigures({ person, head, money, zone, currency, viewer }: Props) {
  const { reference, email, country, language, timeZone } = person
  return (
    <div className="pf-who">
      <span aria-hidden className="pf-who__initials">
        {initialsOf(person.name)}
      </span>
      <Figures>
        <Figure label={`${reference}, since ${dateText(head.since, zone)}`}>
          <a href={`mailto:${email}`}>{email}</a>
        </Figure>
        {timeZone ? (
          <Figure
            label={[placeText(timeZone), countryText(country)].filter(Boolean).join(', ')}
            title={timeZone}
          >
            {minuteText(viewer.now, timeZone)} there
          </Figure>
        ) : null}
        {money ? <MoneyFigures currency={currency} money={money} viewer={viewer} /> : null}
        <Figure label="Messages">
          {languageText(language)}, {marketingText(head.wantsMarketing)}
        </Figure>
      </Figures>
    </div>
  )
}

const marketingText = (wants: boolean | null): string =>
  wants === null ? 'marketing not asked' : wants ? 'marketing too' : 'no marketing'

type MoneyProps = Pick<Props, 'currency' | 'viewer'> & { readonly money: readonly TraderMoney[] }

function MoneyFigures({ money, currency, viewer }: MoneyProps) {
  const [known] = money
  const rows = known ? money : [{ currency, fees: 0, paid: 0, pending: 0 }]
  const withCode = rows.length > 1
  const text = (amount: (row: TraderMoney) => number) =>
    rows
      .map((row) => `${amountText(amount(row), row.currency)}${withCode ? ` ${row.currency}` : ''}`)
      .join(' · ')
  const unit = withCode ? '' : ` ${rows[0]?.currency ?? ''}`
  const paysPending = rows.some(({ pending }) => pending > 0)
  return (
    <>
      {viewer.may('orders') ? (
        <Figure label={`Fees paid,${unit}`.replace(/,$/, '')} title="Purchases less refunds">
          {text(({ fees }) => fees)}
        </Figure>
      ) : null}
      <Figure label={paysPending ? 'Paid out, pending' : 'Paid out'}>
        {text(({ paid }) => paid)}
        {paysPending ? `, ${text(({ pending }) => pending)}` : ''}
      </Figure>
      {viewer.may('orders') ? (
        <Figure
          label="Firm’s result so far"
          title="Fees paid less payouts paid; pending ones come off later"
        >
          {text(({ fees, paid }) => subtract(minor(fees), minor(paid)))}
        </Figure>
      ) : null}
    </>
  )
}
