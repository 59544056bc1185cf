/** What two books can differ in, and what a person reads of it. */
export const differenceKinds = {
  balance: 'Balance',
  equity: 'Equity',
  positions: 'Open positions',
  status: 'Trading',
  dealMissing: 'Deal that we do not have',
  dealUnknown: 'Deal that the platform does not have',
  dealChanged: 'Deal was changed',
  missingOnPlatform: 'Account is not on the platform',
  unknownOnPlatform: 'Account is not in our books',
} as const

export type DifferenceKind = keyof typeof differenceKinds

/** One figure that our books and the platform's have otherwise; texts are what people read. */
export type Difference = {
  readonly kind: DifferenceKind
  /** The deal's number; empty where the account itself is meant. */
  readonly subject: string
  /** Null where that side has nothing. */
  readonly ours: string | null
  readonly theirs: string | null
}

export const modeWords = {
  full: 'allowed',
  closeOnly: 'closing only',
  noTrading: 'off',
} as const

/** Names a difference within its account, whatever its figures: the same one again is no second item. */
export const differenceKey = ({ kind, subject }: Pick<Difference, 'kind' | 'subject'>): string =>
  subject === '' ? kind : `${kind}:${subject}`
