import type { ServerProps } from 'payload'
import { readAppealReport, type OverturnRate } from '../../readModels/appeals/readAppealReport.js'
import { Loaded } from '../parts/Loaded.js'
import { Empty, Panel } from '../parts/Panel.js'
import { ruleWord } from '../parts/ruleWord.js'
import { viewerOf } from '../parts/viewer.js'
import './appeals.css'

/** Above the list: how often appeals were granted, by rule, program version and first decider. */
export function AppealReport({ payload, user }: ServerProps) {
  const viewer = viewerOf({ payload, user })
  if (!viewer.may('appeals')) return null
  return (
    <div className="pf-appeal-report">
      <Loaded load={() => readAppealReport(viewer.q)} log={viewer.log} title="Overturn rate">
        {({ all, byRule, byVersion, byDecider }) => (
          <Panel
            aside={all.decided > 0 ? `${all.granted} of ${all.decided} decided were granted` : ''}
            title="Overturn rate"
          >
            {all.decided === 0 ? (
              <Empty>
                Nothing decided yet. Once appeals are granted or upheld, their share stands here by
                rule, program version and who decided first.
              </Empty>
            ) : (
              <div className="pf-appeal-report__tables">
                <Rates
                  head="Rule"
                  rows={byRule.map((row) => ({ ...row, name: ruleWord(row.name, viewer.rules) }))}
                />
                <Rates head="Program version" rows={byVersion} />
                <Rates head="Decided first by" rows={byDecider} />
              </div>
            )}
          </Panel>
        )}
      </Loaded>
    </div>
  )
}

type RatesProps = { readonly head: string; readonly rows: readonly OverturnRate[] }

const Rates = ({ head, rows }: RatesProps) => (
  <table className="pf-table">
    <thead>
      <tr>
        <th>{head}</th>
        <th className="pf-number">Decided</th>
        <th className="pf-number">Granted</th>
        <th className="pf-number">Rate</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ name, decided, granted, rate }) => (
        <tr key={name}>
          <td>{name}</td>
          <td className="pf-number">{decided}</td>
          <td className="pf-number">{granted}</td>
          <td className="pf-number">{(rate / 100).toFixed(1)} %</td>
        </tr>
      ))}
    </tbody>
  </table>
)
