'use client'
import { useModal } from '@payloadcms/ui'
import { useState } from 'react'
import type { ChosenAccounts } from '../../domain/incidents/chosenAccounts.js'
import { GoesOnFields } from '../actionBar/GoesOnFields.js'
import type { GoesOn } from '../actionBar/moves.js'
import { AskDialog } from '../parts/AskDialog.js'
import { counted } from '../parts/counted.js'
import { Problem } from '../parts/Problem.js'
import { CreditFields, type Credit } from './CreditFields.js'
import { kindWords } from './incidentWords.js'
import { PreviewLine } from './PreviewLine.js'
import { usePreview } from './usePreview.js'

type Props = {
  readonly slug: string
  readonly incidentId: string
  readonly accounts: ChosenAccounts
  readonly chosen: number
  readonly onPropose: (body: object) => Promise<string | null>
}

/** What is to be done about the chosen accounts, on which terms, and why. */
export function ProposeDialog({ slug, incidentId, accounts, chosen, onPropose }: Props) {
  const { isModalOpen } = useModal()
  const [kind, setKind] = useState('freeze')
  const [reason, setReason] = useState('')
  const [goesOn, setGoesOn] = useState<GoesOn | null>({ balance: 'latest', days: 'keep' })
  const [credit, setCredit] = useState<Credit | null>(null)
  const isOpen = isModalOpen(slug)
  const { preview, failed, retry } = usePreview({ incidentId, kind, accounts, isOpen })
  const currencies = preview?.map(({ currency }) => currency) ?? []
  const propose = async () => {
    if (kind === 'reinstate' && !goesOn) return 'Balance: expected an amount such as 50,000.00.'
    if (kind === 'credit' && !credit)
      return 'Credit: expected an amount such as 1,000.00, or a share of at most 100 %.'
    if (reason.trim() === '') return 'Say why; it is kept in the audit log.'
    return onPropose({
      ...{ kind, reason: reason.trim(), accounts },
      ...(kind === 'reinstate' ? { goesOn } : {}),
      ...(kind === 'credit' ? { credit } : {}),
    })
  }
  return (
    <AskDialog
      action="Propose"
      onConfirm={propose}
      slug={slug}
      title={`Propose for ${counted(chosen, 'account')}`}
    >
      <label className="pf-reason__row" htmlFor={`${slug}-kind`}>
        What
        <select id={`${slug}-kind`} onChange={(event) => setKind(event.target.value)} value={kind}>
          {Object.entries(kindWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {kind === 'reinstate' ? (
        <GoesOnFields
          figures={{
            ...{ currency: currencies[0] ?? 'USD', initial: null, latest: null, floor: null },
            days: 'keep',
          }}
          onChange={setGoesOn}
        />
      ) : null}
      {kind === 'credit' ? <CreditFields currencies={currencies} onChange={setCredit} /> : null}
      <label className="pf-reason__row" htmlFor={`${slug}-reason`}>
        Reason
        <input
          autoComplete="off"
          id={`${slug}-reason`}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
          value={reason}
        />
      </label>
      {failed ? (
        <Problem onRetry={retry}>What it would cover could not be read.</Problem>
      ) : (
        <PreviewLine credit={credit} goesOn={goesOn} kind={kind} preview={preview} />
      )}
      <p className="pf-muted">A second person releases it; until then nothing changes.</p>
    </AskDialog>
  )
}
