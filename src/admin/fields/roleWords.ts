import type { Role } from '../../domain/roles.js'

/** A role as an operator reads it, and what it is for. */
export const roleWords: Readonly<Record<Role, { readonly label: string; readonly what: string }>> =
  {
    admin: { label: 'Admin', what: 'Everything, and who else may what' },
    manager: { label: 'Manager', what: 'Programs, decisions of every desk, approvals' },
    risk: { label: 'Risk', what: 'Accounts, rulings, violations, platform commands' },
    compliance: { label: 'Compliance', what: 'Identity, documents, restrictions' },
    finance: { label: 'Finance', what: 'Orders, payouts, the journal' },
    support: { label: 'Support', what: 'Traders and their questions' },
    marketing: { label: 'Marketing', what: 'Words of messages, tags' },
    auditor: { label: 'Auditor', what: 'Reads everything, changes nothing' },
  }
