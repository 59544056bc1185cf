'use client'
import { accountFilter, type AccountFilter } from '../../domain/incidents/chosenAccounts.js'

type Props = {
  readonly filter: AccountFilter
  readonly hasSymbols: boolean
  readonly onFilter: (filter: AccountFilter) => void
}

const choices = {
  status: { any: 'Any status', active: 'Active', ended: 'Ended' },
  ruling: {
    any: 'With or without rulings',
    confirmed: 'With confirmed rulings',
    suspected: 'With suspicions',
    none: 'Without rulings',
  },
  traded: {
    any: 'Traded or not known',
    known: 'Known to have traded or held',
    notKnown: 'Not known',
  },
} as const

const labels = { status: 'Status', ruling: 'Rulings', traded: 'Symbols' } as const

/** Narrows the accounts that are looked at, and with them those that are chosen. */
export function AccountFilters({ filter, hasSymbols, onFilter }: Props) {
  const names = (['status', 'ruling', 'traded'] as const).filter(
    (name) => name !== 'traded' || hasSymbols,
  )
  return (
    <div className="pf-incident__filters">
      {names.map((name) => (
        <select
          aria-label={labels[name]}
          key={name}
          onChange={({ target }) => onFilter(changed(filter, name, target.value))}
          value={filter[name] ?? 'any'}
        >
          {Object.entries(choices[name]).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      ))}
    </div>
  )
}

function changed(filter: AccountFilter, name: keyof AccountFilter, value: string): AccountFilter {
  const { [name]: _before, ...others } = filter
  return value === 'any' ? others : accountFilter.parse({ ...others, [name]: value })
}
