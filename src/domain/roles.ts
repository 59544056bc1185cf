/** What an operator of the firm may be; one person may hold several. `auditor` only reads. */
export const roles = [
  'admin',
  'manager',
  'risk',
  'compliance',
  'finance',
  'support',
  'marketing',
  'auditor',
] as const

export type Role = (typeof roles)[number]

export const isRole = (text: unknown): text is Role => roles.includes(text as Role)
