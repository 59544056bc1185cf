'use client'
import { Button, Modal, useModal } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { OfferKind } from '../../domain/programs/offers.js'
import { ReasonFields } from '../actionBar/ReasonFields.js'
import { other, reasonsToOffer } from '../actionBar/reasons.js'
import { amountText } from '../parts/amounts.js'
import { send, type ChallengeOffer, type ChallengeOffers } from './challengeOffers.js'
import { OfferFacts } from './OfferFacts.js'
import '../parts/askDialog.css'

export type OfferChoice = {
  readonly kind: OfferKind | 'account'
  readonly label: string
  /** Null for a given account. */
  readonly offer: ChallengeOffer | null
  readonly account: ChallengeOffers['account']
  /** Of the program, whose days count. */
  readonly zone: string
  readonly possible: boolean
  readonly why: string | null
}

type Props = {
  readonly slug: string
  readonly api: string
  readonly challenge: string
  readonly choice: OfferChoice
  readonly onDone: (said: string) => void
}

type Way = 'pays' | 'free' | 'giveaway' | 'replacement'

/** The ways in which a choice can be carried out; one alone is not asked about. */
function waysOf({ offer, account }: OfferChoice): Partial<Record<Way, string>> {
  const { limit, left } = account.limit
  const own =
    left > 0
      ? `${left} of your ${limit} in 30 days left`
      : `above your ${limit} in 30 days, so a second person confirms it`
  if (!offer) {
    return { giveaway: `Giveaway: ${own}`, replacement: `Replacement: ${own}` }
  }
  if (!offer.price) return { free: 'Free, as the program offers it' }
  const price = `${amountText(offer.price.amount, offer.price.currency)} ${offer.price.currency}`
  return { pays: `The trader pays ${price}`, free: `Nobody pays: ${own}` }
}

/** Asks how and why, says what it costs and what is left, then gives or orders it. */
export function OfferDialog({ slug, api, challenge, choice, onDone }: Props) {
  const { closeModal } = useModal()
  const id = useId()
  const ways = waysOf(choice)
  const [way, setWay] = useState(Object.keys(ways)[0] ?? 'free')
  const [answer, setAnswer] = useState({ reason: '', note: '' })
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const confirm = async () => {
    const { reason, note } = { reason: answer.reason, note: answer.note.trim() }
    if (reason === '') return setProblem('Choose a reason.')
    if (reason === other && note === '') return setProblem('Say in the note what it is.')
    setBusy(true)
    const why = { reason, ...(note ? { note } : {}) }
    const sent =
      choice.kind === 'account'
        ? await send(`${api}/prop-firm/orders`, {
            ...choice.account.order,
            ...{ kind: way, reason: note ? `${reason}: ${note}` : reason },
          })
        : await send(`${api}/prop-firm/challenges/${challenge}/offers`, {
            ...{ kind: choice.kind, free: way === 'free' && Boolean(choice.offer?.price) },
            ...why,
          })
    setBusy(false)
    if (!sent.ok) return setProblem(sent.message)
    closeModal(slug)
    onDone(sent.said)
  }
  return (
    <Modal className="confirmation-modal pf-reason" closeOnBlur={false} slug={slug}>
      <div className="confirmation-modal__wrapper">
        <div className="confirmation-modal__content">
          <h2>{choice.label}</h2>
          <OfferFacts offer={choice.offer} zone={choice.zone} />
          <label className="pf-reason__row" htmlFor={`${id}-way`}>
            How
            <select id={`${id}-way`} onChange={(event) => setWay(event.target.value)} value={way}>
              {Object.entries(ways).map(([key, words]) => (
                <option key={key} value={key}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <ReasonFields
            ask={null}
            asks
            onChange={(change) => setAnswer({ ...answer, ...change })}
            reasons={reasonsToOffer}
            value={answer}
          />
          <p className="pf-reason__missing" role="alert">
            {problem}
          </p>
        </div>
        <div className="confirmation-modal__controls">
          <Button buttonStyle="secondary" disabled={isBusy} onClick={() => closeModal(slug)}>
            Cancel
          </Button>
          <Button disabled={isBusy} id="confirm-offer-action" onClick={() => void confirm()}>
            {choice.label}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
