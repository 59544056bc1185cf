import type { Lifecycle } from '../../domain/lifecycles/types.js'
import type { Tone } from './Shape.js'

export type AuditLike = {
  /** `lifecycle.event`. */
  readonly event: string
  readonly to: string | null
  readonly actorType: string | null
  readonly actorName: string | null
  readonly reason: string | null
}

export type Words = { readonly tone: Tone; readonly text: string }

type Lifecycles = Readonly<Record<string, Lifecycle>>

/** Entries that are no move of a lifecycle. */
const others: Readonly<Record<string, Words>> = {
  'hold.set': { tone: 'attention', text: 'held' },
  'hold.lifted': { tone: 'neutral', text: 'hold lifted' },
  'account.provisioned': { tone: 'good', text: 'opened' },
  'account.requested': { tone: 'neutral', text: 'asked of the platform' },
  'account.credentialsShown': { tone: 'neutral', text: 'password shown to the trader' },
  'kycCase.requested': { tone: 'neutral', text: 'check requested' },
  'payout.approvalGiven': { tone: 'neutral', text: 'approval given' },
  'order.created': { tone: 'neutral', text: 'ordered' },
  'note.added': { tone: 'neutral', text: 'note added' },
  'violation.suspected': { tone: 'attention', text: 'suspected' },
  'violation.confirmed': { tone: 'bad', text: 'confirmed' },
  'violation.recorded': { tone: 'attention', text: 'recorded' },
}

/** What an audit entry says happened, without its subject: a move by the status it led to. */
export function auditWords(entry: AuditLike, lifecycles: Lifecycles): Words {
  const [name = '', event = ''] = entry.event.split('.')
  const status = entry.to === null ? undefined : lifecycles[name]?.statuses[entry.to]
  const known = others[entry.event]
  if (known) return known
  if (status) return { tone: status.tone, text: lowered(status.label) }
  return { tone: 'neutral', text: wordsOf(event === '' ? entry.event : event) }
}

/** `by Ines Halvorsen: abuse`, empty for what the system did without a reason. */
export function byWhom({ actorType, actorName, reason }: AuditLike): string {
  const who =
    actorType === 'operator' || actorType === 'trader' ? `by ${actorName ?? 'somebody'}` : ''
  return [who, reason ?? ''].filter((part) => part !== '').join(': ')
}

/** What happened and by whom, as the end of a sentence: `held: dispute`, `dismissed by Ines Halvorsen: abuse`. */
export function auditSentence(entry: AuditLike, lifecycles: Lifecycles): Words {
  const { tone, text } = auditWords(entry, lifecycles)
  const who = byWhom(entry)
  if (who === '') return { tone, text }
  return { tone, text: who.startsWith('by ') ? `${text} ${who}` : `${text}: ${who}` }
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** `credentialsShown` → `credentials shown`. */
export const wordsOf = (name: string): string =>
  name.replace(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  )
