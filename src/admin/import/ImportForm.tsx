'use client'
import type { ImportChoices } from '../../readModels/imports/readImportChoices.js'
import { FileField } from './FileField.js'
import type { BookFile } from './useImport.js'

export type Chosen = {
  /** Id of the connection, or empty. */
  readonly connection: string
  readonly file: BookFile | null
  readonly invite: boolean
}

type Props = Pick<ImportChoices, 'connections'> & {
  readonly value: Chosen
  readonly isDisabled: boolean
  readonly onChange: (change: Partial<Chosen>) => void
  /** Of a file that cannot be taken; empty when one can. */
  readonly onProblem: (problem: string) => void
}

/** Where the book comes to, the file, and whether its people are told. */
export const ImportForm = ({ connections, value, isDisabled, onChange, onProblem }: Props) => (
  <fieldset className="pf-import__form" disabled={isDisabled}>
    <label htmlFor="pf-import-platform">Platform</label>
    <select
      id="pf-import-platform"
      onChange={({ target }) => onChange({ connection: target.value })}
      value={value.connection}
    >
      <option value="">Choose a platform</option>
      {connections.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
    <FileField
      file={value.file}
      isDisabled={isDisabled}
      onFile={(file, problem) => {
        onChange({ file })
        onProblem(problem)
      }}
    />
    <label className="pf-import__invite" htmlFor="pf-import-invite">
      <input
        checked={value.invite}
        id="pf-import-invite"
        onChange={({ target }) => onChange({ invite: target.checked })}
        type="checkbox"
      />
      Mail new traders a link that sets a password
    </label>
  </fieldset>
)
