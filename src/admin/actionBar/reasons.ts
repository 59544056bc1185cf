/** Why a person decides: short words that reports count. They stand in the audit log as they are. */
const byLifecycle: Readonly<Record<string, readonly string[]>> = {
  account: ['trader asked', 'ruling overturned', 'platform error', 'wrong terms', 'abuse'],
  appeal: ['figures confirmed', 'wrong price', 'platform error', 'rule misread', 'goodwill'],
  challenge: ['trader asked', 'sold by mistake', 'platform error', 'abuse'],
  emailMessage: ['wrong address', 'wrong words', 'no longer true', 'trader asked'],
  kycCase: [
    'picture not readable',
    'document expired',
    'details differ',
    'person already known',
    'document not genuine',
    'country not served',
    'new document needed',
  ],
  offer: ['trader asked', 'goodwill', 'platform error', 'wrong terms'],
  order: ['trader asked', 'paid twice', 'wrong amount', 'bank notice', 'abuse'],
  payout: [
    'conditions not met',
    'details missing',
    'method wrong',
    'rule broken',
    'trader asked',
    'bank notice',
    'abuse',
  ],
  platformCommand: ['platform was down', 'checked by hand'],
  trader: ['trader asked', 'abuse', 'several accounts', 'sanctions match', 'checked, no concern'],
  violation: [
    'figures confirmed',
    'wrong price',
    'platform error',
    'rule misread',
    'appeal granted',
  ],
}

export const other = 'other'

/** The reasons a person may choose from; `other` asks for a note. */
export const reasonsOf = (lifecycle: string): readonly string[] => [
  ...(byLifecycle[lifecycle] ?? []),
  'mistake of ours',
  other,
]
