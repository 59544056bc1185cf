import type { Difference } from '../../domain/programs/difference.js'
import type { ForTrader } from '../../domain/programs/forTrader.js'

const words: Readonly<Record<ForTrader, readonly [shape: string, word: string]>> = {
  easier: ['▲', 'easier'],
  harder: ['▼', 'harder'],
  neither: ['–', 'neither'],
  unclear: ['◆', 'unclear'],
}

/** What changes, old and new, and for whom it is better. */
export const DifferenceTable = ({
  differences,
  names,
}: {
  readonly differences: readonly Difference[]
  readonly names: readonly [before: string, after: string]
}) => (
  <div className="pf-scroll">
    <table className="pf-table pf-differences">
      <thead>
        <tr>
          <th scope="col">Term</th>
          <th scope="col">{names[0]}</th>
          <th scope="col">{names[1]}</th>
          <th scope="col">For the trader</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((each, index) => (
          <tr key={`${index} ${each.title}`}>
            <td>
              {each.phaseName ? <span className="pf-muted">{each.phaseName} · </span> : null}
              {each.title}
              {each.sizes.length > 0 ? (
                <span className="pf-muted"> ({each.sizes.join(', ')})</span>
              ) : null}
            </td>
            <td className="pf-muted">{each.before ?? 'none'}</td>
            <td className="pf-strong">{each.after ?? 'none'}</td>
            <td className={`pf-for pf-for--${each.forTrader}`} title={each.reason}>
              <span aria-hidden>{words[each.forTrader][0]}</span> {words[each.forTrader][1]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
