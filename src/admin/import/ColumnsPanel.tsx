'use client'
import { bookColumns } from '../../domain/imports/importColumns.js'
import type { ImportChoices } from '../../readModels/imports/readImportChoices.js'
import { Panel } from '../parts/Panel.js'

type Props = Pick<ImportChoices, 'programs'> & { readonly templateUrl: string }

/** What a file must say. */
export const ColumnsPanel = ({ programs, templateUrl }: Props) => (
  <Panel
    aside={
      <a className="pf-underlined" download href={templateUrl}>
        Download a template
      </a>
    }
    title="Columns of the file"
  >
    <table className="pf-table">
      <tbody>
        {bookColumns.map(({ name, words, otherwise }) => (
          <tr key={name}>
            <td className="pf-mono">{name}</td>
            <td>
              {words}
              {name === 'program' && programs.length > 0 ? <Codes programs={programs} /> : null}
            </td>
            <td className="pf-muted">{otherwise === null ? 'needed' : `else ${otherwise}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Panel>
)

const Codes = ({ programs }: Pick<Props, 'programs'>) => (
  <>
    {': '}
    {programs.map(({ code, name }, index) => (
      <span key={code} title={name}>
        {index > 0 ? ', ' : ''}
        <span className="pf-mono">{code}</span>
      </span>
    ))}
  </>
)
