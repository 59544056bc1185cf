import type { Config, TaskConfig } from 'payload'
import { personOf } from './access/person.js'
import { ownFields } from './admin/collections/ownFields.js'
import { tasks } from '../jobs/all.js'
import type { Firm } from './firm.js'

type JobsConfig = NonNullable<Config['jobs']>

/**
 * Our scheduled tasks beside the host's. Over HTTP nobody runs, queues or cancels a job. When the
 * plugin is disabled, the tasks stay part of the schema and never run.
 */
export function jobsConfig(host: Config['jobs'], firm: Firm): JobsConfig {
  return {
    ...host,
    tasks: [...(host?.tasks ?? []), ...(firm.options.disabled ? tasks.map(asleep) : tasks)],
    access: { run: () => false, queue: () => false, cancel: () => false, ...host?.access },
    // A finished job that another runner deletes crashes the first in 3.90; old ones are pruned.
    deleteJobOnComplete: false,
    jobsCollectionOverrides: (input) => {
      const jobs = host?.jobsCollectionOverrides?.(input) ?? input.defaultJobsCollection
      const staff = ({ req }: { req: { user: unknown } }) =>
        personOf(req.user, firm.people).kind === 'operator'
      return {
        ...jobs,
        fields: ownFields(jobs.fields),
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

const asleep = (task: TaskConfig): TaskConfig => ({
  ...task,
  schedule: (task.schedule ?? []).map((each) => ({
    ...each,
    hooks: { ...each.hooks, beforeSchedule: () => ({ shouldSchedule: false }) },
  })),
  handler: () => ({ output: {} }),
})
