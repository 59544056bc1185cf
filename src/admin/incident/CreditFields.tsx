'use client'
import { useId, useState } from 'react'
import { isCurrency } from '../../domain/money/currency.js'
import { parseMoney } from '../../domain/money/text.js'

/** An amount in minor units, or a share in basis points. */
export type Credit =
  { readonly amount: number; readonly currency: string } | { readonly shareBps: number }

type Props = {
  /** Of the accounts that are credited. */
  readonly currencies: readonly string[]
  /** Null while what was typed is neither. */
  readonly onChange: (credit: Credit | null) => void
}

/** What is paid into each account. */
export function CreditFields({ currencies, onChange }: Props) {
  const id = useId()
  const [by, setBy] = useState('amount')
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState('')
  const currency = currencies.includes(chosen) ? chosen : (currencies[0] ?? 'USD')

  const change = (next: { by?: string; text?: string; currency?: string }) => {
    const all = { by, text, currency, ...next }
    setBy(all.by)
    setText(all.text)
    setChosen(all.currency)
    onChange(all.by === 'share' ? shareOf(all.text) : amountOf(all.text, all.currency))
  }
  return (
    <>
      <label className="pf-reason__row" htmlFor={`${id}-by`}>
        Each account is paid
        <select
          id={`${id}-by`}
          onChange={(event) => change({ by: event.target.value, text: '' })}
          value={by}
        >
          <option value="amount">the same amount</option>
          <option value="share">a share of its size</option>
        </select>
      </label>
      <label className="pf-reason__row" htmlFor={`${id}-text`}>
        {by === 'share' ? 'Share of the size, %' : `Amount, ${currency}`}
        <input
          autoComplete="off"
          id={`${id}-text`}
          inputMode="decimal"
          onChange={(event) => change({ text: event.target.value })}
          value={text}
        />
      </label>
      {by === 'amount' && currencies.length > 1 ? (
        <label className="pf-reason__row" htmlFor={`${id}-currency`}>
          Currency; accounts in another one are refused
          <select
            id={`${id}-currency`}
            onChange={(event) => change({ currency: event.target.value })}
            value={currency}
          >
            {currencies.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      ) : null}
    </>
  )
}

function amountOf(text: string, currency: string): Credit | null {
  if (!isCurrency(currency)) return null
  const parsed = parseMoney(text, currency)
  return parsed.ok && parsed.amount > 0 ? { amount: parsed.amount, currency } : null
}

/** Percent with at most two decimals, as basis points. */
function shareOf(text: string): Credit | null {
  const [, whole = '', part = ''] = /^\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*$/.exec(text) ?? []
  const shareBps = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return whole !== '' && shareBps >= 1 && shareBps <= 10_000 ? { shareBps } : null
}
