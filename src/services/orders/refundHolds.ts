/** How an account waits for a person after its order was refunded and it had been traded on. */
export const refundedAfterTrade = { subject: 'account', reason: 'refundAfterTrade' } as const

export const refundHolds = ['underReview', 'frozen'] as const
