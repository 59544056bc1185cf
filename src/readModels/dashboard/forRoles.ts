import { hasRole, type Person } from '../../access/person.js'
import type { Role } from '../../domain/roles.js'
import { matrix } from '../../access/matrix.js'
import type { CollectionKey } from '../../collectionKeys.js'
import { kindsFor } from '../queue/kinds.js'
import type { Figures } from './figures.js'
import type { Dashboard } from './model.js'

const money: readonly Role[] = ['admin', 'manager', 'finance', 'auditor']
const payoutDesk: readonly Role[] = [...money, 'risk']
const desk = readersOf('accounts')

/** Who sees which figure: whoever decides on it, and the auditor. */
const figureRoles: Readonly<Record<Exclude<keyof Figures, 'queue'>, readonly Role[]>> = {
  accounts: desk,
  phases: desk,
  breaches: desk,
  fees: money,
  payoutsPaid: money,
  payoutTime: payoutDesk,
  owed: payoutDesk,
  openPayouts: payoutDesk,
  kycTime: ['admin', 'manager', 'compliance', 'auditor'],
  traders: ['admin', 'manager', 'support', 'compliance', 'marketing', 'auditor'],
  messages: ['admin', 'manager', 'support', 'marketing', 'auditor'],
}

const leads: readonly Role[] = ['admin', 'manager']

function readersOf(key: CollectionKey): readonly Role[] {
  return matrix[key].read ?? []
}

/** The part of the dashboard that a person may see; what is left out is absent, not empty. */
export function forPerson(whole: Dashboard, person: Person): Dashboard {
  const may = (allowed: readonly Role[]) => hasRole(person, allowed)
  const { queue, ...counted } = whole.figures
  const kept = Object.entries(counted).filter(([name]) => {
    const allowed = Object.entries(figureRoles).find(([figure]) => figure === name)?.[1]
    return may(allowed ?? [])
  })
  const seesAccounts = may(desk)
  const seen = new Set<string>(person.kind === 'operator' ? kindsFor(person.roles) : [])
  const { mail, feed, ...machine } = whole.health
  return {
    ...whole,
    figures: {
      ...Object.fromEntries(kept),
      ...(queue && { queue: queue.filter(({ kind }) => seen.has(kind)) }),
    },
    nearLimit: seesAccounts ? whole.nearLimit : null,
    breaches: seesAccounts ? whole.breaches : null,
    health: {
      mail,
      feed: seesAccounts ? feed : null,
      worker: seesAccounts ? machine.worker : null,
      commands: may(readersOf('platformCommands')) ? machine.commands : null,
      platforms: may(readersOf('platformConnections')) ? machine.platforms : null,
    },
    steps: may(leads) ? whole.steps : null,
  }
}
