import { move, type Lifecycle } from './types.js'

const risk = ['admin', 'manager', 'risk'] as const

/** One step of an account's growth, from the day it is met to the larger account. */
export const scalingStepLifecycle: Lifecycle = {
  name: 'scalingStep',
  table: 'pf_scaling_steps',
  initial: 'proposed',
  audited: true,
  statuses: {
    proposed: { label: 'To decide', tone: 'attention' },
    underWay: { label: 'Under way', tone: 'working' },
    failed: { label: 'Failed', tone: 'bad' },
    done: { label: 'Grown', tone: 'done', ends: true },
    declined: { label: 'Declined', tone: 'bad', ends: true },
    lapsed: { label: 'Lapsed', tone: 'done', ends: true },
  },
  moves: [
    move({
      event: 'carryOut',
      label: 'Grow account',
      from: 'proposed',
      to: 'underWay',
      roles: risk,
      guards: ['stepStillMet'],
    }),
    move({
      event: 'decline',
      label: 'Decline',
      from: ['proposed', 'failed'],
      to: 'declined',
      roles: risk,
      reason: 'required',
      adverse: true,
      undo: { event: 'propose' },
    }),
    move({
      event: 'propose',
      label: 'Propose again',
      from: ['declined', 'lapsed'],
      to: 'proposed',
      roles: risk,
      reason: 'required',
      guards: ['accountGoesOn'],
    }),
    move({ event: 'complete', label: 'Grown', from: 'underWay', to: 'done' }),
    move({ event: 'fail', label: 'Failed', from: 'underWay', to: 'failed' }),
    move({ event: 'resume', label: 'Under way again', from: 'failed', to: 'underWay' }),
    move({
      event: 'lapse',
      label: 'Lapse',
      from: ['proposed', 'underWay', 'failed'],
      to: 'lapsed',
    }),
  ],
}
