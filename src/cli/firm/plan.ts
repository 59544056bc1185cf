import type { ChildSpec } from '../processes/childSpec.js'
import type { OpenFirm } from './openFirm.js'
import type { DemoLogin } from './ports.js'

export type PlanContext = {
  readonly open: OpenFirm
  readonly log: (line: string) => void
  /** Aborted by Ctrl-C: what takes long breaks off. */
  readonly stop: AbortSignal
}

/** What `start` and `dev` do differently: how things are built and which processes run. */
export type FirmPlan = {
  /** Builds, migrates and, with the embedded database, seeds; returns the demo logins. */
  readonly prepare: (context: PlanContext) => Promise<readonly DemoLogin[]>
  readonly children: (open: OpenFirm) => readonly ChildSpec[]
}
