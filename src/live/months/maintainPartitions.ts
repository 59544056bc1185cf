import type { Queryable } from '../../database/queryable.js'
import type { LivePorts } from '../ports.js'
import type { Retention } from '../retention.js'
import { maintainTape } from '../tape/partitions.js'
import { maintainMonths } from './maintainMonths.js'

/** The hours of the tape and the months of days and deals: made ahead, dropped when they are old. */
export async function maintainPartitions(
  q: Queryable,
  given: {
    readonly now: number
    readonly settings: Retention
    readonly ports: Pick<LivePorts, 'undecided'>
  },
): Promise<void> {
  const { now, settings, ports } = given
  await maintainTape(q, { now, keepHours: settings.tapeHours })
  const { dayMonths: days, dealMonths: deals } = settings
  await maintainMonths(q, { now, keep: { days, deals }, undecided: ports.undecided })
}
