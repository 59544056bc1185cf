import { z } from 'zod'
import { defineEvent } from './defineEvent.js'
import { count, exactTime, text } from './variable.js'
import * as v from './vocabulary.js'

const hourMs = 3_600_000
const adminLink = 'https://desk.fairlead.example/admin'

export const staffEvents = [
  defineEvent({
    name: 'operator.invited',
    label: 'Operator invited',
    when: 'A colleague was invited into the back office.',
    audience: 'staff',
    usefulForMs: 72 * hourMs,
    variables: z.object({
      roleNames: text('Roles', 'The roles that come with the invitation.'),
      inviteLink: v.inviteLink,
      linkExpiresAt: v.linkExpiresAt,
    }),
    mandatory: ['inviteLink'],
    sample: {
      roleNames: 'Support, Auditor',
      inviteLink: `${adminLink}/invitation/77ab03f912`,
      linkExpiresAt: '2026-11-15T10:00:00.000Z',
    },
  }),
  defineEvent({
    name: 'operator.resetPassword',
    label: 'Reset the operator’s password',
    when: 'An operator asked for a new password.',
    audience: 'staff',
    usefulForMs: hourMs,
    variables: z.object({ resetLink: v.resetLink, linkExpiresAt: v.linkExpiresAt }),
    mandatory: ['resetLink'],
    sample: {
      resetLink: `${adminLink}/reset/19e05cc8d4`,
      linkExpiresAt: '2026-11-12T11:00:00.000Z',
    },
  }),
  defineEvent({
    name: 'platform.disconnected',
    label: 'Platform disconnected',
    when: 'A platform connection has delivered nothing for longer than its limit.',
    audience: 'staff',
    usefulForMs: hourMs,
    variables: z.object({
      connectionName: text('Connection', 'The platform connection, as staff named it.'),
      disconnectedAt: exactTime('Silent since', 'When the last data arrived.'),
      affectedAccounts: count('Accounts affected', 'Live accounts of the connection.'),
      adminLink: v.adminLink,
    }),
    mandatory: ['connectionName', 'disconnectedAt'],
    sample: {
      connectionName: 'MT5 live-02',
      disconnectedAt: '2026-11-12T13:31:40.000Z',
      affectedAccounts: 1_840,
      adminLink: `${adminLink}/collections/platform-connections`,
    },
  }),
  defineEvent({
    name: 'worker.silent',
    label: 'Worker silent',
    when: 'No worker has shown a heartbeat for longer than the limit, so nothing is being judged.',
    audience: 'staff',
    usefulForMs: hourMs,
    variables: z.object({
      workerName: text('Worker', 'Host and number of the worker.'),
      lastHeartbeatAt: exactTime('Last heartbeat', 'When it was last heard of.'),
      affectedAccounts: count('Accounts affected', 'Live accounts that the worker holds.'),
      adminLink: v.adminLink,
    }),
    mandatory: ['workerName', 'lastHeartbeatAt'],
    sample: {
      workerName: 'desk-2, worker 1',
      lastHeartbeatAt: '2026-11-12T13:31:52.000Z',
      affectedAccounts: 5_000,
      adminLink,
    },
  }),
] as const
