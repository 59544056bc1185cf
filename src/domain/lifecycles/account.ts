import { move, type Lifecycle } from './types.js'

const risk = ['admin', 'manager', 'risk'] as const

/** A trading account: one per challenge, phase and attempt. */
export const accountLifecycle: Lifecycle = {
  name: 'account',
  table: 'pf_accounts',
  initial: 'provisioning',
  audited: true,
  statuses: {
    provisioning: { label: 'Provisioning', tone: 'working' },
    provisioningFailed: { label: 'Provisioning failed', tone: 'attention' },
    active: { label: 'Active', tone: 'good' },
    passed: { label: 'Passed', tone: 'done', ends: true },
    breached: { label: 'Breached', tone: 'bad', ends: true },
    expired: { label: 'Expired', tone: 'bad', ends: true },
    closed: { label: 'Closed', tone: 'done', ends: true },
  },
  moves: [
    move({ event: 'provisioned', label: 'Mark opened', from: 'provisioning', to: 'active' }),
    move({
      event: 'provisioningFailed',
      label: 'Provisioning failed',
      from: 'provisioning',
      to: 'provisioningFailed',
      undo: { event: 'retryProvisioning' },
    }),
    move({
      event: 'retryProvisioning',
      label: 'Retry opening',
      from: 'provisioningFailed',
      to: 'provisioning',
      roles: ['admin', 'manager', 'support'],
      undo: { event: 'provisioningFailed' },
    }),
    move({ event: 'pass', label: 'Pass', from: 'active', to: 'passed', undo: { event: 'reopen' } }),
    move({
      event: 'breach',
      label: 'Breach',
      from: 'active',
      to: 'breached',
      adverse: true,
      undo: { event: 'reopen' },
    }),
    move({
      event: 'expire',
      label: 'Expire',
      from: 'active',
      to: 'expired',
      adverse: true,
      undo: { event: 'reopen' },
    }),
    move({
      event: 'close',
      label: 'Close account',
      from: ['provisioning', 'provisioningFailed', 'active'],
      to: 'closed',
      roles: [...risk, 'support'],
      reason: 'required',
      adverse: true,
      trader: true,
      guards: ['noOpenPayout'],
    }),
    move({
      event: 'replace',
      label: 'Replace by a new attempt',
      from: ['provisioning', 'provisioningFailed', 'active'],
      to: 'closed',
      adverse: true,
    }),
    move({
      event: 'reopen',
      label: 'Reinstate account',
      from: ['passed', 'breached', 'expired'],
      to: 'active',
      roles: risk,
      reason: 'required',
      guards: ['rulingOverturned', 'noOtherAccount', 'challengeGoesOn', 'notClaimed'],
    }),
  ],
}
