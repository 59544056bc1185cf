const restriction = ['abuse', 'several accounts', 'sanctions match', 'details in doubt']
const lifted = ['checked, no concern', 'details settled', 'trader asked', 'mistake of ours']

/**
 * Why a person decides, by lifecycle and event: short words that reports count. They stand in the
 * audit log as they are.
 */
const byMove: Readonly<Record<string, readonly string[]>> = {
  'account.close': ['trader asked', 'order refunded', 'platform error', 'wrong terms', 'abuse'],
  'account.reopen': ['ruling overturned', 'platform error', 'mistake of ours'],
  'appeal.grant': ['wrong price', 'platform error', 'rule misread', 'mistake of ours', 'goodwill'],
  'appeal.uphold': ['figures confirmed', 'rule applied as agreed', 'nothing new'],
  'challenge.cancel': ['trader asked', 'sold by mistake', 'platform error', 'abuse'],
  'difference.clear': ['booked by hand', 'platform corrected', 'rounding', 'known cause'],
  'emailMessage.suppress': ['wrong address', 'wrong words', 'no longer true', 'trader asked'],
  'incident.close': ['accounts put right', 'no account concerned', 'declared by mistake'],
  'kycCase.askForMore': [
    ...['picture not readable', 'document expired', 'details differ', 'document missing'],
  ],
  'kycCase.reject': [
    ...['document not genuine', 'person already known', 'details differ', 'document expired'],
    ...['country not served', 'sanctions match'],
  ],
  'kycCase.requestAgain': ['new document needed', 'details changed', 'mistake of ours'],
  'kycCase.revoke': [
    ...['document not genuine', 'person already known', 'country not served', 'sanctions match'],
    'mistake of ours',
  ],
  'order.acceptMismatch': ['bank fees', 'exchange rate', 'rest was paid', 'goodwill'],
  'order.dispute': ['bank notice', 'provider notice'],
  'order.give': ['goodwill', 'giveaway', 'replacement', 'mistake of ours'],
  'order.loseDispute': ['decided by the bank', 'not contested', 'evidence too late'],
  'order.refund': ['trader asked', 'paid twice', 'wrong amount', 'sold by mistake', 'abuse'],
  'order.winDispute': ['decided by the bank', 'payer withdrew it'],
  'payout.askForInfo': ['details missing', 'method wrong', 'identity in doubt', 'trades unclear'],
  'payout.bounce': ['account not found', 'details wrong', 'bank notice', 'refused by receiver'],
  'payout.cancel': ['trader asked', 'details missing', 'method wrong', 'mistake of ours'],
  'payout.reconsider': ['details changed', 'new facts', 'approved by mistake'],
  'payout.rejectForfeit': ['rule broken', 'abuse', 'several accounts'],
  'payout.rejectReturn': ['conditions not met', 'details missing', 'method wrong', 'trader asked'],
  'payout.sendAgain': ['details corrected', 'other method', 'provider was down'],
  'payout.sendFailed': ['details wrong', 'bank notice', 'provider was down'],
  'scalingStep.decline': ['trader asked', 'risk too high', 'rule broken', 'account under review'],
  'scalingStep.propose': ['trader asked', 'declined by mistake', 'condition met again'],
  'trader.ban': restriction,
  'trader.restrict': restriction,
  'trader.unban': lifted,
  'trader.unrestrict': lifted,
  'versionMove.withdraw': ['trader asked', 'wrong terms', 'offered by mistake'],
  'violation.confirm': ['figures confirmed', 'evidence replayed', 'price confirmed'],
  'violation.dismiss': ['wrong price', 'platform error', 'rule misread', 'mistake of ours'],
  'violation.overturn': [
    ...['wrong price', 'platform error', 'rule misread', 'appeal granted', 'mistake of ours'],
  ],
}

/** `lifecycle.event` of every move that has reasons of its own. */
export const explainedMoves: readonly string[] = Object.keys(byMove)

export const other = 'other'

/** For moves that an installation added. */
const unlisted = {
  adverse: ['trader asked', 'rule broken', 'abuse'],
  usual: ['trader asked', 'platform error', 'mistake of ours'],
}

type Deciding = { readonly event: string; readonly adverse: boolean }

/** The reasons a person may choose from for a move; `other` asks for a note. */
export const reasonsOf = (lifecycle: string, { event, adverse }: Deciding): readonly string[] => [
  ...(byMove[`${lifecycle}.${event}`] ?? (adverse ? unlisted.adverse : unlisted.usual)),
  other,
]

/** Why an operator orders or gives an offer or an account. */
export const reasonsToOffer: readonly string[] = [
  ...['trader asked', 'goodwill', 'platform error', 'wrong terms', 'mistake of ours'],
  other,
]
