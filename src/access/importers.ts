import type { Role } from '../domain/roles.js'

/** Who brings a book that runs elsewhere. */
export const importers: readonly Role[] = ['admin', 'manager']
