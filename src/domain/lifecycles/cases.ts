import { move, type Lifecycle } from './types.js'

const risk = ['admin', 'manager', 'risk'] as const
const compliance = ['admin', 'manager', 'compliance'] as const

/** The case about an adverse ruling. */
export const violationLifecycle: Lifecycle = {
  name: 'violation',
  table: 'pf_violations',
  initial: 'suspected',
  audited: true,
  statuses: {
    suspected: { label: 'Suspected', tone: 'attention' },
    confirmed: { label: 'Confirmed', tone: 'bad' },
    dismissed: { label: 'Dismissed', tone: 'done' },
    overturned: { label: 'Overturned', tone: 'done' },
    recorded: { label: 'Recorded', tone: 'attention' },
  },
  moves: [
    move({
      event: 'confirm',
      label: 'Confirm breach',
      from: 'suspected',
      to: 'confirmed',
      roles: risk,
      reason: 'required',
      adverse: true,
      undo: { event: 'overturn' },
    }),
    move({
      event: 'dismiss',
      label: 'Dismiss',
      from: 'suspected',
      to: 'dismissed',
      roles: risk,
      reason: 'required',
    }),
    move({
      event: 'overturn',
      label: 'Overturn ruling',
      from: 'confirmed',
      to: 'overturned',
      roles: risk,
      reason: 'required',
      guards: ['notFirstDecider'],
    }),
    move({ event: 'record', label: 'Record', from: 'suspected', to: 'recorded' }),
  ],
}

/** One round of proving who a trader is; the person's standing is the newest decided case. */
export const kycLifecycle: Lifecycle = {
  name: 'kycCase',
  table: 'pf_kyc_cases',
  initial: 'requested',
  audited: true,
  statuses: {
    requested: { label: 'Requested', tone: 'waiting' },
    submitted: { label: 'Submitted', tone: 'waiting' },
    inReview: { label: 'In review', tone: 'working' },
    approved: { label: 'Approved', tone: 'good' },
    needsMoreInfo: { label: 'Needs more information', tone: 'attention' },
    rejected: { label: 'Rejected', tone: 'bad' },
    expired: { label: 'Expired', tone: 'bad' },
    revoked: { label: 'Revoked', tone: 'bad' },
  },
  moves: [
    move({
      event: 'submit',
      label: 'Submit',
      from: ['requested', 'needsMoreInfo'],
      to: 'submitted',
      trader: true,
      guards: ['documentsComplete'],
    }),
    move({
      event: 'startReview',
      label: 'Start review',
      from: 'submitted',
      to: 'inReview',
      roles: compliance,
    }),
    move({
      event: 'approve',
      label: 'Approve identity',
      from: 'inReview',
      to: 'approved',
      roles: compliance,
      guards: ['documentsComplete'],
      undo: { event: 'revoke' },
    }),
    move({
      event: 'askForMore',
      label: 'Ask for more',
      from: ['submitted', 'inReview'],
      to: 'needsMoreInfo',
      roles: compliance,
      reason: 'required',
    }),
    move({
      event: 'reject',
      label: 'Reject',
      from: 'inReview',
      to: 'rejected',
      roles: compliance,
      reason: 'required',
      adverse: true,
      undo: { event: 'requestAgain' },
    }),
    move({ event: 'expire', label: 'Expire', from: 'approved', to: 'expired' }),
    move({
      event: 'revoke',
      label: 'Revoke approval',
      from: 'approved',
      to: 'revoked',
      roles: compliance,
      reason: 'required',
      adverse: true,
      undo: { event: 'requestAgain' },
    }),
    move({
      event: 'requestAgain',
      label: 'Request again',
      from: ['rejected', 'expired', 'revoked'],
      to: 'requested',
      roles: compliance,
      reason: 'required',
      guards: ['noOtherCase'],
    }),
  ],
}

/** What the firm lets a person do; separate from how far their challenges have come. */
export const traderLifecycle: Lifecycle = {
  name: 'trader',
  table: 'pf_traders',
  initial: 'active',
  audited: true,
  statuses: {
    active: { label: 'Active', tone: 'good' },
    restricted: { label: 'Restricted', tone: 'attention' },
    banned: { label: 'Banned', tone: 'bad' },
  },
  moves: [
    move({
      event: 'restrict',
      label: 'Restrict',
      from: 'active',
      to: 'restricted',
      roles: [...risk, 'compliance'],
      reason: 'required',
      adverse: true,
      undo: { event: 'unrestrict' },
    }),
    move({
      event: 'unrestrict',
      label: 'Lift restriction',
      from: 'restricted',
      to: 'active',
      roles: [...risk, 'compliance'],
      reason: 'required',
      undo: { event: 'restrict' },
    }),
    move({
      event: 'ban',
      label: 'Ban trader',
      from: ['active', 'restricted'],
      to: 'banned',
      roles: [...risk, 'compliance'],
      reason: 'required',
      adverse: true,
      undo: { event: 'unban' },
    }),
    move({
      event: 'unban',
      label: 'Lift ban',
      from: 'banned',
      to: 'active',
      roles: ['admin', 'manager'],
      reason: 'required',
      undo: { event: 'ban' },
    }),
  ],
}
