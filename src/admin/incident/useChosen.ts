'use client'
import { useState } from 'react'
import type { ChosenAccounts } from '../../domain/incidents/chosenAccounts.js'
import type { AccountFilter } from '../../domain/incidents/chosenAccounts.js'

type Marks = { readonly all: boolean; readonly ids: ReadonlySet<string> }

const everything: Marks = { all: true, ids: new Set() }

/** Which accounts an action is to cover: all that the filter finds but some, or some of them. */
export function useChosen(found: number) {
  const [marks, setMarks] = useState<Marks>(everything)
  const { all, ids } = marks
  const count = all ? Math.max(0, found - ids.size) : ids.size

  const toggle = (id: string) => {
    const after = new Set(ids)
    if (!after.delete(id)) after.add(id)
    setMarks({ all, ids: after })
  }
  return {
    count,
    isAll: all && ids.size === 0,
    has: (id: string) => all !== ids.has(id),
    toggle,
    /** All or none. */
    toggleAll: () => setMarks({ all: !(all && ids.size === 0), ids: new Set() }),
    reset: () => setMarks(everything),
    /** As the server is asked for them. */
    accounts: (filter: AccountFilter): ChosenAccounts => ({
      ...filter,
      ...(all ? ids.size > 0 && { exceptIds: [...ids] } : { accountIds: [...ids] }),
    }),
  }
}

export type Chosen = ReturnType<typeof useChosen>
