'use client'
import { useId, useState } from 'react'
import { isCurrency } from '../../domain/money/currency.js'
import { parseMoney } from '../../domain/money/text.js'
import { amountText } from '../parts/amounts.js'
import { Shape } from '../parts/Shape.js'
import type { GoesOn, OfferedMove } from './moves.js'
import { startBalance } from './startBalance.js'

type Props = {
  readonly figures: NonNullable<OfferedMove['goesOn']>
  /** Null while what was typed is no amount. */
  readonly onChange: (goesOn: GoesOn | null) => void
}

type Choice = 'latest' | 'initial' | 'amount'

const daysWords: Readonly<Record<GoesOn['days'], string>> = {
  keep: 'Kept as they are',
  shift: 'Moved by the time it stood still',
  clear: 'Begun anew',
}

/** With which balance and clocks the account goes on; says so when it would end again at once. */
export function GoesOnFields({ figures, onChange }: Props) {
  const id = useId()
  const { currency, initial, latest, floor } = figures
  const [choice, setChoice] = useState<Choice>(startBalance(figures))
  const [text, setText] = useState('')
  const [days, setDays] = useState<GoesOn['days']>(figures.days)

  const change = (next: { choice?: Choice; text?: string; days?: GoesOn['days'] }) => {
    const all = { choice, text, days, ...next }
    setChoice(all.choice)
    setText(all.text)
    setDays(all.days)
    const balance = all.choice === 'amount' ? amountOf(all.text, currency) : all.choice
    onChange(balance === null ? null : { balance, days: all.days })
  }
  const typed = amountOf(text, currency)
  const chosen = choice === 'latest' ? latest : choice === 'initial' ? initial : typed
  const isUnder = choice !== 'initial' && chosen !== null && floor !== null && chosen < floor
  return (
    <>
      <label className="pf-reason__row" htmlFor={`${id}-balance`}>
        The account goes on with
        <select
          id={`${id}-balance`}
          onChange={(event) => change({ choice: choiceOf(event.target.value) })}
          value={choice}
        >
          <option value="latest">
            its latest balance{latest === null ? '' : `, ${amountText(latest, currency)}`}
          </option>
          <option value="initial">
            its initial balance{initial === null ? '' : `, ${amountText(initial, currency)}`}
          </option>
          <option value="amount">another balance …</option>
        </select>
      </label>
      {choice === 'amount' ? (
        <label className="pf-reason__row" htmlFor={`${id}-amount`}>
          Balance, {currency}
          <input
            autoComplete="off"
            id={`${id}-amount`}
            inputMode="decimal"
            onChange={(event) => change({ text: event.target.value })}
            value={text}
          />
        </label>
      ) : null}
      {isUnder ? <Under chosen={chosen} currency={currency} floor={floor} /> : null}
      <label className="pf-reason__row" htmlFor={`${id}-days`}>
        Trading days and deadlines
        <select
          id={`${id}-days`}
          onChange={(event) => change({ days: daysOf(event.target.value) })}
          value={days}
        >
          {Object.entries(daysWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

type UnderProps = {
  readonly chosen: number
  readonly floor: number
  readonly currency: string
}

const Under = ({ chosen, floor, currency }: UnderProps) => (
  <p className="pf-reason__warning" role="status">
    <Shape tone="attention" /> That is {amountText(floor - chosen, currency)} under the floor of{' '}
    {amountText(floor, currency)}: the account would end again at once.
  </p>
)

const choiceOf = (text: string): Choice =>
  text === 'initial' || text === 'amount' ? text : 'latest'

const daysOf = (text: string): GoesOn['days'] =>
  text === 'shift' || text === 'clear' ? text : 'keep'

/** Minor units of what was typed, or null. */
function amountOf(text: string, currency: string): number | null {
  if (!isCurrency(currency)) return null
  const parsed = parseMoney(text, currency)
  return parsed.ok && parsed.amount > 0 ? parsed.amount : null
}
