import type { Ruling } from '../api/shapes.js'

type Props = { readonly rows: NonNullable<Ruling['explanation']>['rows'] }

/** The subtraction that decided, as it stands in the back office. */
export const RulingRows = ({ rows }: Props) => (
  <table className="sum">
    <caption className="unseen">How the limit and the figure come about</caption>
    <tbody>
      {rows.map(({ sign, label, value, tone }, index) => (
        <tr key={index} className={tone}>
          <th scope="row">{label}</th>
          <td>
            {sign} {value}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
