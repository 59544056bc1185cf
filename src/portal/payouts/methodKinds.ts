type MethodField = {
  /** The API's name of the detail. */
  readonly name: string
  readonly label: string
  readonly hint?: string
}

export type MethodKind = {
  readonly key: string
  readonly label: string
  readonly kind: 'bank' | 'crypto'
  readonly fields: readonly MethodField[]
}

/** Where money can be sent, and what has to be known for it. */
export const methodKinds: readonly MethodKind[] = [
  {
    key: 'iban',
    label: 'Bank account with an IBAN',
    kind: 'bank',
    fields: [
      { name: 'iban', label: 'IBAN' },
      { name: 'bic', label: 'BIC', hint: 'May be left empty inside the euro area.' },
    ],
  },
  {
    key: 'account',
    label: 'Another bank account',
    kind: 'bank',
    fields: [
      { name: 'accountNumber', label: 'Account number' },
      { name: 'bankCode', label: 'Bank code', hint: 'BIC, routing number or sort code.' },
      { name: 'bankName', label: 'Name of the bank' },
    ],
  },
  {
    key: 'wallet',
    label: 'Crypto wallet',
    kind: 'crypto',
    fields: [
      { name: 'address', label: 'Address of the wallet' },
      { name: 'network', label: 'Coin and network', hint: 'For example USDT on Tron.' },
    ],
  },
]
