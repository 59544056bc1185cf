import type { BasePayload, TaskConfig } from 'payload'

type Input = {
  readonly slug: string
  readonly label: string
  /** Six cron fields, UTC; at a second of its own, so that not all of them begin at once. */
  readonly cron: string
  readonly run: (payload: BasePayload) => Promise<void>
}

/** A task without input that a clock starts. Every run may come twice, so `run` is idempotent. */
export const scheduled = ({ slug, label, cron, run }: Input): TaskConfig => ({
  slug,
  label,
  retries: 2,
  schedule: [{ cron, queue: 'prop-firm' }],
  inputSchema: [],
  handler: async ({ req }) => {
    await run(req.payload)
    return { output: {} }
  },
})
