import type { Role } from '../../domain/roles.js'

/** Who may bring a book. */
export const importers: readonly Role[] = ['admin', 'manager']
