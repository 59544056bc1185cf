import { move, type Lifecycle } from './types.js'

/** An e-mail on its way. */
export const messageLifecycle: Lifecycle = {
  name: 'emailMessage',
  table: 'pf_email_messages',
  initial: 'queued',
  audited: false,
  statuses: {
    queued: { label: 'Queued', tone: 'waiting' },
    sending: { label: 'Sending', tone: 'working' },
    sent: { label: 'Sent', tone: 'done' },
    deferred: { label: 'Deferred', tone: 'attention' },
    failed: { label: 'Failed', tone: 'bad' },
    suppressed: { label: 'Suppressed', tone: 'done' },
  },
  moves: [
    move({ event: 'claim', label: 'Send', from: 'queued', to: 'sending' }),
    move({ event: 'sent', label: 'Sent', from: 'sending', to: 'sent' }),
    move({ event: 'defer', label: 'Deferred', from: 'sending', to: 'deferred' }),
    move({
      event: 'requeue',
      label: 'Send again',
      from: ['deferred', 'failed', 'sending'],
      to: 'queued',
      roles: ['admin', 'manager', 'support', 'marketing'],
    }),
    move({ event: 'fail', label: 'Failed', from: 'sending', to: 'failed' }),
    move({
      event: 'suppress',
      label: 'Do not send',
      from: ['queued', 'deferred'],
      to: 'suppressed',
      roles: ['admin', 'manager', 'support'],
      reason: 'required',
    }),
  ],
}

/** Something the platform was told to do; done only once read back. */
export const commandLifecycle: Lifecycle = {
  name: 'platformCommand',
  table: 'pf_platform_commands',
  initial: 'queued',
  audited: false,
  statuses: {
    queued: { label: 'Queued', tone: 'waiting' },
    sent: { label: 'Sent', tone: 'working' },
    verified: { label: 'Read back', tone: 'done' },
    failed: { label: 'Failed', tone: 'bad' },
    unknown: { label: 'Outcome unknown', tone: 'attention' },
    withheld: { label: 'Would have sent', tone: 'done' },
  },
  moves: [
    move({ event: 'send', label: 'Send', from: 'queued', to: 'sent' }),
    move({ event: 'verify', label: 'Read back', from: ['sent', 'unknown'], to: 'verified' }),
    move({ event: 'fail', label: 'Failed', from: ['queued', 'sent', 'unknown'], to: 'failed' }),
    move({ event: 'loseSight', label: 'Outcome unknown', from: 'sent', to: 'unknown' }),
    move({ event: 'withhold', label: 'Would have sent', from: 'queued', to: 'withheld' }),
    move({
      event: 'retry',
      label: 'Try again',
      from: ['failed', 'unknown', 'sent'],
      to: 'queued',
      roles: ['admin', 'manager', 'risk', 'support'],
      guards: ['stillWanted'],
    }),
  ],
}
