import type { CollectionKey } from '../../collectionKeys.js'
import type { Dashboard, Health } from '../../readModels/dashboard/model.js'
import { counted } from '../parts/counted.js'
import { durationText, minuteText } from '../parts/dates.js'
import type { Tone } from '../parts/Shape.js'
import { countText } from './words.js'

export type HealthCell = {
  readonly label: string
  readonly tone: Tone
  readonly text: string
  /** Where to look further. */
  readonly list: CollectionKey | null
}

type Context = { readonly at: number; readonly zone: string }

/** Each part of the machine in a few words; those a person may not see are left out. */
export function healthOf({ health, at, zone }: Dashboard): readonly HealthCell[] {
  const context = { at, zone }
  return [
    platformsCell(health.platforms),
    workerCell(health.worker, context),
    feedCell(health, context),
    commandsCell(health.commands, context),
    mailCell(health.mail, context),
  ].flatMap((cell) => cell ?? [])
}

function platformsCell(platforms: Health['platforms']): HealthCell | null {
  if (!platforms) return null
  const common = { label: 'Platforms', list: 'platformConnections' as const }
  if (platforms.length === 0) return { ...common, tone: 'waiting', text: 'none set up' }
  const connected = platforms.filter(({ state }) => state === 'connected').length
  const text = `${connected} of ${platforms.length} connected`
  if (connected === platforms.length) return { ...common, tone: 'done', text }
  const bad = platforms.some(({ state }) => state === 'silent' || state === 'troubled')
  return { ...common, tone: bad ? 'bad' : 'waiting', text }
}

function workerCell(worker: Health['worker'], { at }: Context): HealthCell | null {
  if (!worker) return null
  const common = { label: 'Worker', list: null }
  if (worker.state === 'alive') return { ...common, tone: 'done', text: 'at work' }
  if (worker.state === 'none' || worker.heartbeatAt === null) {
    return { ...common, tone: 'waiting', text: 'none, a job looks each minute' }
  }
  return { ...common, tone: 'bad', text: `silent for ${durationText(at - worker.heartbeatAt)}` }
}

/** With nobody at work the last figures look fresh for ever; their age is then what counts. */
function feedCell({ feed, worker }: Health, { at }: Context): HealthCell | null {
  if (!feed) return null
  const common = { label: 'Feed', list: null }
  if (worker?.state === 'silent' && feed.newestAt !== null) {
    const text = `nothing new for ${durationText(at - feed.newestAt)}`
    return { ...common, tone: 'attention', text }
  }
  if (feed.stale === 0 || feed.staleSince === null) {
    return { ...common, tone: 'done', text: `${counted(feed.followed, 'account')}, none stale` }
  }
  const oldest = durationText(at - feed.staleSince)
  const text = `${counted(feed.stale, 'account')} stale, oldest ${oldest}`
  return { ...common, tone: 'attention', text }
}

function commandsCell(commands: Health['commands'], { at, zone }: Context): HealthCell | null {
  if (!commands) return null
  const common = { label: 'Commands', list: 'platformCommands' as const }
  const { failed, retrying, waiting, nextAt, oldestAt } = commands
  if (retrying > 0) {
    const next = nextAt === null ? '' : `, next try ${minuteText(nextAt, zone)}`
    return { ...common, tone: 'attention', text: `${countText(retrying)} retrying${next}` }
  }
  if (failed > 0) {
    return { ...common, tone: 'attention', text: counted(failed, 'needs a look', 'need a look') }
  }
  if (waiting === 0 || oldestAt === null) return { ...common, tone: 'done', text: 'all read back' }
  const text = `${counted(waiting, 'on its way', 'on their way')}, oldest ${durationText(at - oldestAt)}`
  return { ...common, tone: 'done', text }
}

/** A message that waits longer than this is not on its way, it is stuck. */
const mailLateAfterMs = 10 * 60_000

function mailCell(mail: Health['mail'], { at }: Context): HealthCell {
  const common = { label: 'E-mail', list: 'emailMessages' as const }
  const failed = mail.failed > 0 ? `, ${countText(mail.failed)} failed` : ''
  if (mail.oldestAt === null) {
    return { ...common, tone: failed ? 'attention' : 'done', text: `none queued${failed}` }
  }
  const age = at - mail.oldestAt
  const text = `${countText(mail.waiting)} queued, oldest ${durationText(age)}${failed}`
  return { ...common, tone: age > mailLateAfterMs || failed ? 'attention' : 'done', text }
}
