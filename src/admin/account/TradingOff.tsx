import type { Aftermath } from '../../readModels/account/readAfterwards.js'
import { Shape, type Tone } from '../parts/Shape.js'

const words: Readonly<Record<string, { readonly tone: Tone; readonly text: string }>> = {
  queued: { tone: 'waiting', text: 'Trading off, not yet sent' },
  sent: { tone: 'working', text: 'Trading off, sent' },
  verified: { tone: 'done', text: 'Trading off, read back' },
  unknown: { tone: 'attention', text: 'Trading off, outcome unknown' },
  failed: { tone: 'bad', text: 'Trading off failed' },
  withheld: { tone: 'attention', text: 'Trading still on: this platform is only observed' },
}

/** Whether the platform was told to stop trading, and whether it was seen to have stopped. */
export function TradingOff({ afterwards }: { readonly afterwards: readonly Aftermath[] }) {
  const last = afterwards
    .filter(({ source, name }) => source === 'command' && (name === 'disable' || name === 'enable'))
    .at(-1)
  const known = last?.name === 'disable' && last.status ? words[last.status] : undefined
  return known ? (
    <span className="pf-mark">
      <Shape tone={known.tone} /> {known.text}
    </span>
  ) : null
}
