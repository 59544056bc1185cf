import type { ConnectionStatus, LinkReport } from '../../readModels/connections/readConnections.js'
import { counted } from '../parts/counted.js'
import { durationText, whenText } from '../parts/dates.js'
import type { Tone } from '../parts/Shape.js'

/** A worker reports each second, the job each minute; after these a report counts as none. */
const silentAfterMs = { worker: 15_000, job: 180_000 }

const words: Readonly<Record<string, { readonly tone: Tone; readonly word: string }>> = {
  streaming: { tone: 'good', word: 'streaming' },
  polling: { tone: 'good', word: 'polling' },
  catchingUp: { tone: 'working', word: 'catching up' },
  connecting: { tone: 'working', word: 'connecting' },
  waiting: { tone: 'bad', word: 'waits to connect again' },
}

const severity: readonly Tone[] = ['good', 'working', 'bad']

export function linkState(link: LinkReport, now: number): { tone: Tone; word: string } {
  const patience = link.worker === null ? silentAfterMs.job : silentAfterMs.worker
  if (now - link.reportedAt > patience) return { tone: 'bad', word: 'silent' }
  return words[link.state] ?? { tone: 'attention', word: link.state }
}

/** Several workers may share a platform: it does as well as the link that does worst. */
export const worstLink = ({ links }: ConnectionStatus, now: number): LinkReport | undefined =>
  [...links].sort(
    (a, b) => severity.indexOf(linkState(b, now).tone) - severity.indexOf(linkState(a, now).tone),
  )[0]

export function stateOf(connection: ConnectionStatus, now: number): { tone: Tone; word: string } {
  if (!connection.isEnabled) return { tone: 'done', word: 'off' }
  const link = worstLink(connection, now)
  return link ? linkState(link, now) : { tone: 'waiting', word: 'not followed yet' }
}

/** `14:32:07, 2 s ago`. */
export const seenText = (at: number | null, now: number, zone: string): string =>
  at === null ? 'never' : `${whenText(at, now, zone)}, ${durationText(now - at)} ago`

export const lagText = (ms: number | null): string =>
  ms === null ? '–' : ms < 1_000 ? `${Math.round(ms)} ms` : durationText(ms)

/** `3 commands waiting, 1 difference`. */
export function openText({ commands, differences }: ConnectionStatus): string {
  const count = (...names: string[]) => names.reduce((sum, name) => sum + (commands[name] ?? 0), 0)
  const parts = [
    some(count('queued', 'sent'), 'command waiting', 'commands waiting'),
    some(count('failed', 'unknown'), 'command in trouble', 'commands in trouble'),
    some(count('withheld'), 'command withheld', 'commands withheld'),
    some(differences, 'difference', 'differences'),
  ]
  return parts.filter(Boolean).join(', ') || 'nothing'
}

const some = (count: number, one: string, many: string): string =>
  count === 0 ? '' : counted(count, one, many)
