'use client'
import { useDocumentInfo, useField, useFormFields } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'
import { useState } from 'react'
import type { DraftChange } from '../../domain/programs/finding.js'
import { JsonField } from '../fields/JsonField.js'
import { CatalogueContext, useLoadedCatalogue } from './catalogue.js'
import { Differences } from './Differences.js'
import {
  addPhase,
  applyChange,
  isEmpty,
  isReadable,
  readDraft,
  removePhase,
  withRules,
  type Draft,
} from './draft.js'
import { EditorTabs } from './EditorTabs.js'
import { OffersForm } from './OffersForm.js'
import { PayoutForm } from './PayoutForm.js'
import { PhaseRules } from './PhaseRules.js'
import { ScalingForm } from './ScalingForm.js'
import { SetupForm } from './SetupForm.js'
import { SizesContext } from './inputs/sizes.js'
import { StatusLine } from './StatusLine.js'
import { Templates } from './Templates.js'
import { useReview, type Reviewed } from './useReview.js'
import { Words } from './Words.js'
import '../parts/page.css'
import '../actionBar/actionBar.css'
import './program.css'

/** The terms of a program: rules as blocks on the left, on the right how they read and what changes. */
export function ProgramEditor(props: JSONFieldClientProps) {
  const { path, readOnly } = props
  const { value, setValue, disabled } = useField<unknown>({ path })
  const { catalogue, failed } = useLoadedCatalogue()
  const locked = Boolean(readOnly) || disabled
  if (failed || (!isEmpty(value) && !isReadable(value))) return <JsonField {...props} />
  if (!catalogue) return <div aria-busy className="pf-loading" />
  return (
    <CatalogueContext value={catalogue}>
      <div className="pf-page pf-program" id={`field-${path}`}>
        {isEmpty(value) && !locked ? (
          <Templates onChoose={setValue} />
        ) : (
          <Terms draft={readDraft(value)} locked={locked} onDraft={setValue} value={value} />
        )}
      </div>
    </CatalogueContext>
  )
}

type TermsProps = {
  readonly value: unknown
  readonly draft: Draft
  readonly locked: boolean
  readonly onDraft: (draft: Draft) => void
}

function Terms({ value, draft, locked, onDraft }: TermsProps) {
  const { id } = useDocumentInfo()
  const basis = useFormFields(([fields]) => fields.draftBasis?.value)
  const [sizeIndex, setSizeIndex] = useState(0)
  const [chosen, setChosen] = useState<string | null>(null)
  const [active, setActive] = useState<string | null>(null)
  const size = draft.sizes[sizeIndex] ?? draft.sizes[0] ?? null
  const { review, problem, again } = useReview({
    draft: value,
    program: id === undefined ? undefined : String(id),
    size: size && { size: size.size, currency: size.currency },
    basis,
  })
  const findings = review?.findings ?? []
  const tab = chosen ?? draft.phases[0]?.key ?? 'setup'
  const phase = draft.phases.find(({ key }) => key === tab)
  return (
    <SizesContext value={draft.sizes}>
      <StatusLine again={again} problem={problem} review={review} />
      <div className="pf-program__grid">
        <div className="pf-program__main">
          <EditorTabs
            draft={draft}
            findings={findings}
            onAdd={() => onDraft(addPhase(draft))}
            onChoose={setChosen}
            onName={(key, name) => onDraft(renamed(draft, key, name))}
            onRemove={(key) => {
              setChosen(null)
              onDraft(removePhase(draft, key))
            }}
            readOnly={locked}
            tab={tab}
          />
          <Part
            active={active}
            draft={draft}
            locked={locked}
            onActive={setActive}
            onDraft={onDraft}
            review={review}
            tab={tab}
          />
        </div>
        <div className="pf-program__side">
          <Words
            active={active}
            findings={findings}
            onSize={setSizeIndex}
            phase={phase?.key ?? null}
            review={review}
            size={sizeIndex}
          />
          <Differences review={review} />
        </div>
      </div>
    </SizesContext>
  )
}

type PartProps = Omit<TermsProps, 'value'> & {
  readonly tab: string
  readonly review: Reviewed | null
  readonly active: string | null
  readonly onActive: (rule: string | null) => void
}

/** What the chosen tab shows: a phase, the payouts, or what holds for all. */
function Part({ tab, draft, review, active, locked, onDraft, onActive }: PartProps) {
  const findings = review?.findings ?? []
  const phase = draft.phases.find(({ key }) => key === tab)
  const published = review?.published ? readDraft(review.published.terms) : null
  const apply = (change: DraftChange) => onDraft(applyChange(draft, change))
  return (
    <>
      {phase ? (
        <PhaseRules
          active={active}
          before={published?.phases.find(({ key }) => key === phase.key)}
          findings={findings.filter((each) => each.phase === phase.key)}
          hasVersion={published !== null}
          key={phase.key}
          onActive={onActive}
          onChange={apply}
          onRules={(change) => onDraft(withRules(draft, phase.key, change))}
          phase={phase}
          readOnly={locked}
          review={review}
        />
      ) : null}
      {tab === 'payouts' ? (
        <PayoutForm
          before={published?.payout ?? null}
          findings={findings}
          onPayout={(payout) => onDraft({ ...draft, payout })}
          payout={draft.payout}
          readOnly={locked}
        />
      ) : null}
      {tab === 'growth' ? (
        <ScalingForm
          before={published && { scaling: published.scaling }}
          findings={findings}
          onScaling={(scaling) => onDraft({ ...draft, scaling })}
          readOnly={locked}
          scaling={draft.scaling}
        />
      ) : null}
      {tab === 'offers' ? (
        <OffersForm
          before={published?.offers ?? null}
          findings={findings}
          offers={draft.offers}
          onOffers={(offers) => onDraft({ ...draft, offers })}
          readOnly={locked}
        />
      ) : null}
      {tab === 'setup' ? (
        <SetupForm
          draft={draft}
          findings={findings}
          onChange={apply}
          onDraft={onDraft}
          readOnly={locked}
        />
      ) : null}
    </>
  )
}

const renamed = (draft: Draft, key: string, name: string): Draft => ({
  ...draft,
  phases: draft.phases.map((phase) => (phase.key === key ? { ...phase, name } : phase)),
})
