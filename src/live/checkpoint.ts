/**
 * Named points of the live path. Production runs with the no-op; tests kill the process at one of
 * them to see that nothing is lost or doubled.
 */
export type CheckpointName =
  'received' | 'evaluated' | 'midRollOver' | 'beforeCommit' | 'afterCommit'

export type Checkpoint = (name: CheckpointName) => void

export const noCheckpoint: Checkpoint = () => undefined
