import type { Alarm, Health } from './model.js'

/** A switch that somebody threw for the firm or a connection. */
export type ActiveHold = {
  readonly kind: string
  readonly subjectType: string
  readonly reason: string
  readonly note: string | null
  readonly actorName: string | null
  readonly connectionName: string | null
  readonly at: number
}

/** Breaches whose evidence a replay does not confirm. */
export type Unsettled = { readonly unsettled: number; readonly since: number | null }

type Facts = {
  readonly unsettled?: Unsettled | undefined
  readonly health: Omit<Health, 'feed'>
  readonly holds: readonly ActiveHold[]
  /** How many accounts somebody should be following. */
  readonly followed: number
}

/** What every operator must know of before anything else on the page, the worst first. */
export function alarmsOf({ health, holds, unsettled, followed }: Facts): Alarm[] {
  return [
    ...workerAlarms(health, followed),
    ...platformAlarms(health),
    ...rulingAlarms(unsettled),
    ...holds.map(holdAlarm),
  ]
}

function rulingAlarms({ unsettled, since }: Unsettled = { unsettled: 0, since: null }): Alarm[] {
  if (unsettled === 0) return []
  const many = unsettled === 1 ? 'A breach' : `${unsettled} breaches`
  const text = `${many} could not be recomputed from the evidence. The traders have not been told: look at the rulings without a settling time.`
  return [{ id: 'rulings', tone: 'bad', text, since }]
}

function workerAlarms({ worker, platforms }: Facts['health'], followed: number): Alarm[] {
  if (worker?.state === 'silent') {
    return [
      {
        id: 'worker',
        tone: 'bad',
        text: 'The worker is silent. Figures stand still and nothing is ruled until it is back.',
        since: worker.heartbeatAt,
      },
    ]
  }
  const nobody = worker?.state === 'none' && (platforms ?? []).every(({ state }) => state === 'new')
  if (!nobody || followed === 0) return []
  return [
    {
      id: 'worker',
      tone: 'bad',
      text: 'Nobody follows the platforms: no worker has reported yet.',
      since: null,
    },
  ]
}

/** A silent worker explains every silent platform; saying it once is enough. */
function platformAlarms({ worker, platforms }: Facts['health']): Alarm[] {
  if (worker?.state === 'silent') return []
  return (platforms ?? [])
    .filter(({ state }) => state === 'silent' || state === 'troubled')
    .map((platform) => ({
      id: `platform-${platform.id}`,
      tone: 'bad' as const,
      text: `${platform.name} is not connected${platform.error ? `: ${platform.error}` : ''}. Its accounts are not judged meanwhile.`,
      since: platform.since,
    }))
}

const held: Readonly<Record<string, string>> = {
  rulings: 'Rulings are held: breaches and passes are only suspected',
  sending: 'Sending is held: nothing leaves for the platforms or the bank',
  payouts: 'Payouts are held: none is sent',
  paused: 'Trading is paused',
}

function holdAlarm(hold: ActiveHold, index: number): Alarm {
  const place =
    hold.subjectType === 'connection' ? ` on ${hold.connectionName ?? 'a platform'}` : ''
  const words = held[hold.kind] ?? `Held: ${hold.kind}`
  const by = hold.actorName ? ` by ${hold.actorName}` : ''
  return {
    id: `hold-${index}-${hold.kind}-${hold.at}`,
    tone: 'attention',
    text: `${words}${place}. Set${by}: ${hold.note ?? hold.reason}.`,
    since: hold.at,
  }
}
