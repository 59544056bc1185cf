/** Where an account stands in the books, and so which side makes it grow. */
export type AccountType = 'asset' | 'liability' | 'income' | 'expense'

type AccountWords = {
  readonly label: string
  readonly type: AccountType
  readonly description: string
}

/**
 * The chart of accounts. Only real money is booked: the firm's share of simulated profit is shown
 * beside a payout and never stands here. Each account exists once per currency.
 */
export const accounts = {
  bank: {
    label: 'Bank',
    type: 'asset',
    description: 'Money at banks and payment providers.',
  },
  disputedFunds: {
    label: 'Disputed funds',
    type: 'asset',
    description: 'Money that a bank holds back while a chargeback is open.',
  },
  payoutReserve: {
    label: 'Payout reserve',
    type: 'liability',
    description: 'Owed to traders: shares that were requested and neither paid nor rejected yet.',
  },
  challengeFees: {
    label: 'Challenge fees',
    type: 'income',
    description: 'Paid orders.',
  },
  forfeitedShares: {
    label: 'Forfeited shares',
    type: 'income',
    description: 'Reserved shares that were taken because of a confirmed violation.',
  },
  feeRefunds: {
    label: 'Fee refunds',
    type: 'expense',
    description: 'Fees that went back to buyers.',
  },
  chargebackLosses: {
    label: 'Chargeback losses',
    type: 'expense',
    description: 'Payments that a bank took back for good.',
  },
  traderProfitShare: {
    label: 'Trader profit share',
    type: 'expense',
    description: 'What traders earned.',
  },
  bankFees: {
    label: 'Bank fees',
    type: 'expense',
    description: 'Cost of transfers, less what traders pay of it.',
  },
  exchange: {
    label: 'Currency exchange',
    type: 'asset',
    description: 'Both sides of a conversion; its two currencies show what it cost.',
  },
} as const satisfies Readonly<Record<string, AccountWords>>

export type AccountCode = keyof typeof accounts

export const accountCodes = Object.keys(accounts) as AccountCode[]
