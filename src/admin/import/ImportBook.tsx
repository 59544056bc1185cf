'use client'
import { ConfirmationModal, useConfig, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import type { ImportChoices } from '../../readModels/imports/readImportChoices.js'
import { counted } from '../parts/counted.js'
import { Panel } from '../parts/Panel.js'
import { Problem } from '../parts/Problem.js'
import { ColumnsPanel } from './ColumnsPanel.js'
import { ImportActions } from './ImportActions.js'
import { ImportForm, type Chosen } from './ImportForm.js'
import { ImportReport } from './ImportReport.js'
import { totalsOf } from './importWords.js'
import { useImport } from './useImport.js'

const confirmDialog = 'import-book'

/** A file, where it comes to, a dry run of it, and then the import of the very same. */
export function ImportBook({ connections, programs }: ImportChoices) {
  const { config } = useConfig()
  const { openModal } = useModal()
  const [only] = connections.length === 1 ? connections : []
  const [chosen, setChosen] = useState<Chosen>({
    ...{ connection: only?.id ?? '', file: null, invite: false },
  })
  const [problem, setProblem] = useState('')
  const { run, start, stop, forget } = useImport()
  const { connection, file, invite } = chosen
  const choice = file && connection ? { connection, file, invite } : null
  const platform = connections.find(({ id }) => id === connection)?.name ?? ''
  return (
    <>
      <div className="pf-import__top">
        <Panel title="What comes">
          <ImportForm
            connections={connections}
            isDisabled={run?.state === 'running'}
            onChange={(change) => {
              setChosen({ ...chosen, ...change })
              forget()
            }}
            onProblem={setProblem}
            value={chosen}
          />
          {problem ? <Problem>{problem}</Problem> : null}
          <ImportActions
            hasConnections={connections.length > 0}
            isComplete={choice !== null}
            onDryRun={() => choice && void start(choice, false)}
            onImport={() => openModal(confirmDialog)}
            onStop={stop}
            run={run}
          />
        </Panel>
        <ColumnsPanel
          programs={programs}
          templateUrl={`${config.routes.api}/prop-firm/import-template`}
        />
      </div>
      {run ? <ImportReport run={run} /> : null}
      <ConfirmationModal
        body={confirmWords(totalsOf(run?.rows ?? []), { platform, invite })}
        confirmLabel="Import"
        heading={`Import ${file?.name ?? ''}`}
        modalSlug={confirmDialog}
        onConfirm={() => (choice ? void start(choice, true) : undefined)}
      />
    </>
  )
}

const confirmWords = (
  { come, newTraders }: ReturnType<typeof totalsOf>,
  { platform, invite }: { readonly platform: string; readonly invite: boolean },
): string =>
  `${counted(come, 'account')} of ${platform} will be followed and judged by their rules from now on. ` +
  `${counted(newTraders, 'new trader is', 'new traders are')} made${invite ? ' and mailed' : '; nobody is mailed'}. ` +
  'This cannot be undone.'
