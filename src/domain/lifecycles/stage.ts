/**
 * How far a challenge has come, apart from its status: `evaluation-1 … evaluation-n`, then
 * `awaitingFunding`, then `funded`. It moves through the same gate as the status.
 */
export type Stage = `evaluation-${number}` | 'awaitingFunding' | 'funded'

export function isStage(text: string): text is Stage {
  return /^evaluation-[1-9]\d?$/.test(text) || text === 'awaitingFunding' || text === 'funded'
}

/** The stage after `stage` in a program with `phases` evaluation phases, or null after funded. */
export function nextStage(stage: Stage, phases: number): Stage | null {
  if (stage === 'funded') return null
  if (stage === 'awaitingFunding') return 'funded'
  const phase = Number(stage.slice('evaluation-'.length))
  return phase < phases ? `evaluation-${phase + 1}` : 'awaitingFunding'
}

/** `evaluation-2` → `Phase 2`. */
export function stageLabel(stage: string): string {
  if (stage === 'awaitingFunding') return 'Awaiting funding'
  if (stage === 'funded') return 'Funded'
  return stage.replace('evaluation-', 'Phase ')
}
