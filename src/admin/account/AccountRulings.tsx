import { figureText } from '../../domain/rules/figureText.js'
import { readRulings, type RulingRow } from '../../readModels/account/readRuling.js'
import { clockText, dateText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { StatusChip } from '../parts/StatusChip.js'
import type { Viewer } from '../parts/viewer.js'
import { ruleWord } from '../parts/ruleWord.js'
import { hashText } from './accountWords.js'
import { accountTab } from './accountTab.js'

/** Everything that the rules decided about the account, each with its proof. */
export const AccountRulings = accountTab({
  label: 'Rulings',
  needs: 'rulings',
  body: async ({ head, viewer, zone }) => {
    const rulings = await readRulings(viewer.q, head.id)
    const page = viewer.recordUrl('accounts', head.id, 'overview')
    return (
      <Panel aside={zone} title="Rulings">
        {rulings.length === 0 ? (
          <Empty>None. A ruling appears when a limit is broken or the target is met.</Empty>
        ) : (
          <div className="pf-scroll">
            <table className="pf-table">
              <thead>
                <tr>
                  <th>Ruling</th>
                  <th>Kind</th>
                  <th>Rule</th>
                  <th>State</th>
                  <th className="pf-number">Limit</th>
                  <th className="pf-number">Figure</th>
                  <th>Platform time</th>
                  <th>Evidence</th>
                </tr>
              </thead>
              <tbody>
                {rulings.map((ruling) => (
                  <Row key={ruling.id} page={page} ruling={ruling} viewer={viewer} zone={zone} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    )
  },
})

type RowProps = {
  readonly ruling: RulingRow
  readonly page: string
  readonly viewer: Viewer
  readonly zone: string
}

const Row = ({ ruling, page, viewer, zone }: RowProps) => (
  <tr>
    <td>
      <a className="pf-strong" href={`${page}?ruling=${ruling.id}`}>
        {ruling.violation?.reference ?? ruling.reference}
      </a>
    </td>
    <td>{ruling.kind}</td>
    <td>{ruling.rule === 'phase' ? 'Whole phase' : ruleWord(ruling.rule, viewer.rules)}</td>
    <td>
      {ruling.violation ? (
        <StatusChip lifecycle={viewer.lifecycles.violation} status={ruling.violation.status} />
      ) : (
        ruling.disposition
      )}
    </td>
    <td className="pf-number">
      {figureText(ruling.limit, ruling.unit ?? 'money', ruling.currency)}
    </td>
    <td className="pf-number">
      {figureText(ruling.figure, ruling.unit ?? 'money', ruling.currency)}
    </td>
    <td>
      {dateText(ruling.at, zone)}, {clockText(ruling.at, zone)}
    </td>
    <td className="pf-mono pf-muted" title={ruling.evidenceHash ?? undefined}>
      {ruling.evidenceHash ? hashText(ruling.evidenceHash) : ''}
    </td>
  </tr>
)
