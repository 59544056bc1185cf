'use client'
import { toast, useConfig, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useCallback, useEffect, useState } from 'react'
import { tellDone } from '../actionBar/doneHere.js'
import { Shape } from '../parts/Shape.js'
import { loadOffers, offerLabels, type ChallengeOffers } from './challengeOffers.js'
import { OfferDialog, type OfferChoice } from './OfferDialog.js'
import '../actionBar/actionBar.css'
import './offers.css'

type Props = {
  readonly challenge: string
  /** Asked again when the page shows another one. */
  readonly status?: string | undefined
}

const accountLabel = 'Give account'

function choicesOf({ offers, account, zone }: ChallengeOffers): readonly OfferChoice[] {
  return [
    ...offers.map((offer): OfferChoice => ({
      ...{ kind: offer.kind, label: offerLabels[offer.kind], offer, zone },
      ...{ possible: offer.possible, why: whyOf(offer), account },
    })),
    {
      ...{ kind: 'account', label: accountLabel, offer: null, account, zone },
      ...{ possible: account.possible, why: account.why },
    },
  ]
}

const whyOf = ({ why, waiting }: ChallengeOffers['offers'][number]): string | null => {
  if (!waiting) return why
  return waiting.amount > 0
    ? `Order ${waiting.reference} waits for its payment.`
    : `Order ${waiting.reference} waits for a second person.`
}

/** What may be done for a trader besides the moves: what the program offers, and a given account. */
export function OfferActions({ challenge, status }: Props) {
  const { config } = useConfig()
  const { openModal } = useModal()
  const router = useRouter()
  const [found, setFound] = useState<ChallengeOffers | null>(null)
  const [failed, setFailed] = useState(false)
  const [asked, setAsked] = useState<OfferChoice | null>(null)
  const api = config.routes.api
  const slug = `offer-${challenge}`
  const load = useCallback(async () => {
    try {
      setFound(await loadOffers(api, challenge))
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }, [api, challenge])
  useEffect(() => void load(), [load, status])
  if (!found && !failed) return null
  const choices = found ? choicesOf(found) : []
  const done = (choice: OfferChoice, said: string) => {
    toast.success(`${choice.label}: ${said}`)
    void load()
    tellDone()
    router.refresh()
  }
  return (
    <div className="pf-actions pf-offers">
      <div aria-label="For the trader" className="pf-actions__buttons" role="toolbar">
        <span className="pf-offers__title">For the trader</span>
        {choices.map((choice) => (
          <button
            aria-describedby={choice.possible ? undefined : `${slug}-why`}
            aria-disabled={!choice.possible}
            className="pf-button"
            data-offer={choice.kind}
            key={choice.kind}
            onClick={() => {
              if (!choice.possible) return
              setAsked(choice)
              openModal(slug)
            }}
            type="button"
          >
            {choice.label}…
          </button>
        ))}
        {failed ? (
          <button className="pf-button" onClick={() => void load()} type="button">
            <Shape tone="attention" /> Offers did not load. Try again
          </button>
        ) : null}
      </div>
      <Refusals choices={choices.filter(({ possible }) => !possible)} id={`${slug}-why`} />
      {asked ? (
        <OfferDialog
          api={api}
          challenge={challenge}
          choice={asked}
          key={asked.kind}
          onDone={(said) => done(asked, said)}
          slug={slug}
        />
      ) : null}
    </div>
  )
}

type RefusalsProps = { readonly id: string; readonly choices: readonly OfferChoice[] }

const Refusals = ({ id, choices }: RefusalsProps) =>
  choices.length === 0 ? null : (
    <ul className="pf-actions__why" id={id}>
      {choices.map(({ kind, label, why }) => (
        <li key={kind}>
          <Shape tone="waiting" /> {label}: {why ?? 'not possible now'}
        </li>
      ))}
    </ul>
  )
