import type { AdminViewServerProps } from 'payload'
import { importers } from '../../access/importers.js'
import { hasRole } from '../../access/person.js'
import { readImportChoices } from '../../readModels/imports/readImportChoices.js'
import { Problem } from '../parts/Problem.js'
import { viewerOf } from '../parts/viewer.js'
import { RootPage } from '../shell/RootPage.js'
import { ImportBook } from './ImportBook.js'
import './import.css'

/** Takes over accounts that run on a platform already. */
export async function ImportView(props: AdminViewServerProps) {
  const { person, q } = viewerOf(props.initPageResult.req)
  const may = hasRole(person, importers)
  return (
    <RootPage {...props} title="Import a book">
      <div className="pf-page pf-import">
        <header className="pf-import__head">
          <h1>Import a book</h1>
          <p className="pf-muted">Accounts that run on a platform already, with their traders.</p>
        </header>
        {may ? (
          <ImportBook {...await readImportChoices(q)} />
        ) : (
          <Problem>Your role does not bring books: {importers.join('s and ')}s do.</Problem>
        )}
      </div>
    </RootPage>
  )
}
