export type Tone = 'good' | 'working' | 'attention' | 'bad' | 'done'
export type StatusWords = { readonly label: string; readonly tone: Tone; readonly words: string }

const words = (tone: Tone, label: string, text: string): StatusWords => ({
  tone,
  label,
  words: text,
})

const accounts: Readonly<Record<string, StatusWords>> = {
  provisioning: words('working', 'Opening', 'The account is being opened.'),
  provisioningFailed: words('working', 'Opening', 'Opening takes longer than usual.'),
  active: words('good', 'Active', 'You can trade.'),
  passed: words('done', 'Passed', 'You passed this phase.'),
  breached: words('bad', 'Breached', 'A limit was broken and trading is off.'),
  expired: words('bad', 'Expired', 'The time of this phase is over.'),
  closed: words('done', 'Closed', 'The account is closed.'),
}

const identity: Readonly<Record<string, StatusWords>> = {
  requested: words('attention', 'Documents needed', 'Upload the documents below, then submit.'),
  submitted: words('working', 'Submitted', 'Your documents are with us. We will write to you.'),
  inReview: words('working', 'In review', 'Your documents are being looked at.'),
  needsMoreInfo: words(
    'attention',
    'More is needed',
    'Upload what is asked for, then submit again.',
  ),
  approved: words('good', 'Proven', 'Your identity is proven. There is nothing to do.'),
  rejected: words('bad', 'Rejected', 'Your documents were not accepted. Contact support.'),
  expired: words('bad', 'Expired', 'The proof has run out. Contact support to renew it.'),
  revoked: words('bad', 'Revoked', 'The proof was taken back. Contact support.'),
}

const payouts: Readonly<Record<string, StatusWords>> = {
  requested: words('working', 'Requested', 'The profit is being taken off the account.'),
  inReview: words('working', 'In review', 'We are checking your payout.'),
  needsInfo: words('attention', 'Needs information', 'We need something from you, see below.'),
  approved: words('good', 'Approved', 'Your payout is approved and will be sent soon.'),
  sending: words('working', 'Sending', 'Your payout is on its way.'),
  paid: words('good', 'Paid', 'Your payout was sent.'),
  unknown: words('working', 'Sending', 'We are asking the bank whether the payout was sent.'),
  failed: words('attention', 'Not sent', 'The payout could not be sent, see below.'),
  returned: words('attention', 'Came back', 'The payout came back to us, see below.'),
  rejectedReturned: words('bad', 'Rejected', 'The profit is back on your account.'),
  rejectedForfeited: words('bad', 'Rejected', 'The profit was not paid, see below.'),
  cancelled: words('done', 'Cancelled', 'The payout was cancelled; the profit goes back.'),
}

const appeals: Readonly<Record<string, StatusWords>> = {
  open: words('working', 'Open', 'Somebody looks at it. Until then the ruling stands.'),
  granted: words('good', 'Granted', 'You were right: the ruling was overturned.'),
  upheld: words('done', 'Ruling stands', 'It was looked at again, and the ruling stands.'),
  withdrawn: words('done', 'Withdrawn', 'You took it back.'),
}

const other = (status: string): StatusWords => words('working', status, '')

export const accountStatus = (status: string): StatusWords => accounts[status] ?? other(status)
export const identityStatus = (status: string): StatusWords => identity[status] ?? other(status)
export const appealStatus = (status: string): StatusWords => appeals[status] ?? other(status)
export const payoutStatus = (status: string): StatusWords => payouts[status] ?? other(status)
