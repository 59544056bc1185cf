import type { Currency } from '../../domain/money/currency.js'
import { moneyText, percentText } from '../parts/texts.js'
import type { QuoteStep } from './quoteShape.js'

type Props = { readonly steps: readonly QuoteStep[]; readonly currency: Currency }

/** The API names the rows for both sides; here one of them is the reader. */
const labels: Readonly<Record<string, string>> = {
  balance: 'Balance',
  traderShare: 'Your share',
  traderBeforeCap: 'Your share, before the cap',
  traderAfterCap: 'Your share',
  firmShare: 'Share of the firm',
  feeRefund: 'Your fee for the challenge, refunded',
  fee: 'Bank fee',
  arrives: 'Arrives at your bank',
}

const signs: Readonly<Record<string, string>> = { minus: '− ', plus: '+ ' }

/** From the balance to what arrives, row by row, so that the amount can be followed by eye. */
export const QuoteSteps = ({ steps, currency }: Props) => (
  <table className="sum">
    <caption className="unseen">How the amount comes about</caption>
    <tbody>
      {steps.map(({ code, label, sign, amount, bps, strong }) => (
        <tr key={code} className={[sign, strong ? 'strong' : ''].join(' ').trim()}>
          <th scope="row">
            {labels[code] ?? label}
            {bps === null ? '' : `, ${percentText(bps)}`}
          </th>
          <td>
            {signs[sign] ?? ''}
            {moneyText(amount, currency)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
