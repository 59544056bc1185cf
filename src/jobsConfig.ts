import type { Config } from 'payload'
import { personOf } from './access/person.js'
import { tasks } from '../jobs/all.js'
import type { Firm } from './firm.js'

type JobsConfig = NonNullable<Config['jobs']>

/** Our scheduled tasks beside the host's. Over HTTP nobody runs, queues or cancels a job. */
export function jobsConfig(host: Config['jobs'], firm: Firm): JobsConfig {
  return {
    ...host,
    tasks: [...(host?.tasks ?? []), ...tasks],
    access: { run: () => false, queue: () => false, cancel: () => false, ...host?.access },
    // A finished job that another runner deletes crashes the first in 3.90; old ones are pruned.
    deleteJobOnComplete: false,
    jobsCollectionOverrides: (input) => {
      const jobs = host?.jobsCollectionOverrides?.(input) ?? input.defaultJobsCollection
      const staff = ({ req }: { req: { user: unknown } }) =>
        personOf(req.user, firm.people).kind === 'operator'
      return {
        ...jobs,
        access: {
          ...jobs.access,
          create: () => false,
          read: staff,
          update: () => false,
          delete: () => false,
        },
        admin: { ...jobs.admin, hidden: false, group: 'System' },
      }
    },
  }
}
