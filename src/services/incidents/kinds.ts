/** What may be done about an incident, to accounts or to the rulings of its window. */
export const actionKinds = [
  'freeze',
  'lift',
  'pause',
  'resume',
  'dismiss',
  'reinstate',
  'credit',
] as const

export type ActionKind = (typeof actionKinds)[number]
