import type { Pool } from 'pg'
import { withoutSecrets } from '../../domain/events/domainEvent.js'
import { nextAttempt } from '../../email/nextAttempt.js'
import { render } from '../../email/render.js'
import { sendMessage } from '../../email/send.js'
import { issueText } from '../../email/issues.js'
import type { EmailTemplate, Rendered } from '../../email/template.js'
import { withoutSecretLinks } from '../../email/withoutSecretLinks.js'
import type { SendResult, Transport } from '../../email/transport.js'
import { defaultTemplates } from '../../email/defaults/defaultTemplates.js'
import type { Firm } from '../../firm.js'
import { firmSettings, type FirmSettings } from '../firmSettings.js'
import { moveSql } from '../sql/records.js'
import { updateRows } from '../records/updateRows.js'
import { withPool } from '../withWork.js'
import type { Work } from '../work.js'
import { brandOf } from './brandOf.js'
import { claimMessagesSql, dueAgainSql, messagesSql } from './sql.js'

export type Mailer = { readonly firm: Firm; readonly pool: Pool; readonly transport: Transport }

const table = 'pf_email_messages'
const batchMax = 50
/** A sender that has not answered for so long has ended. */
const strandedMs = 5 * 60_000

type Message = {
  readonly id: string
  readonly event: string
  readonly to: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly attempts: number
  readonly created_at: Date
  readonly trader_name: string | null
  readonly time_zone: string | null
  readonly language: string | null
  readonly subject: string | null
  readonly body: unknown
  readonly template_language: string | null
}

type Sent = {
  message: Message
  result: SendResult
  /** As it may be kept: without links that let their reader in. */
  words: Rendered | null
}

/**
 * Sends queued messages: claimed in one transaction, rendered and sent outside of any, stored in
 * another. Delivered at least once; a repeat carries the same Message-ID.
 *
 * @returns how many were handled
 */
export async function sendMessages(mailer: Mailer): Promise<number> {
  const { messages, settings } = await withPool(mailer, claim)
  const sent = await Promise.all(messages.map((message) => deliver(mailer, settings, message)))
  await withPool(mailer, (work) => store(work, sent))
  return sent.length
}

async function claim(work: Work): Promise<{ messages: Message[]; settings: FirmSettings }> {
  const stranded = new Date(work.now.getTime() - strandedMs).toISOString()
  const due = await work.tx.query<{ id: string; status: string }>(dueAgainSql, [
    work.now.toISOString(),
    stranded,
  ])
  for (const from of ['deferred', 'sending']) {
    const ids = due.rows.filter(({ status }) => status === from).map(({ id }) => id)
    if (ids.length > 0) await work.tx.query(moveSql, [table, ids, from, 'queued'])
  }
  const claimed = await work.tx.query<{ id: string }>(claimMessagesSql, [
    work.now.toISOString(),
    batchMax,
  ])
  const ids = claimed.rows.map(({ id }) => id)
  if (ids.length > 0) await work.tx.query(moveSql, [table, ids, 'queued', 'sending'])
  const found = await work.tx.query<Message>(messagesSql, [ids])
  const messages = found.rows.map((row) => ({ ...row, attempts: Number(row.attempts) + 1 }))
  return { messages, settings: await firmSettings(work.tx) }
}

async function deliver(mailer: Mailer, settings: FirmSettings, message: Message): Promise<Sent> {
  const { firm } = mailer
  const event = firm.events.find(message.event)
  const template = templateOf(message)
  if (!event || !template) return failed(message, `no template for ${message.event}`)
  const rendered = render({
    template,
    event,
    variables: message.variables,
    firm: brandOf(firm, settings),
    recipient: {
      firstName: message.trader_name?.split(' ')[0] ?? null,
      timeZone: message.time_zone ?? settings.time_zone,
    },
  })
  if (!rendered.ok) {
    return failed(message, rendered.issues.map(issueText).join('; '))
  }
  const result = await sendMessage({
    transport: mailer.transport,
    message: {
      id: message.id,
      from: { name: settings.name, address: firm.options.mailFrom },
      replyTo: settings.support_email
        ? { name: settings.name, address: settings.support_email }
        : null,
      to: { name: message.trader_name ?? '', address: message.to },
      category: event.category,
      unsubscribeLink: null,
    },
    render: rendered.message,
  })
  // The local mailbox is where the links are read; a server delivered them, so they are not kept.
  const words =
    mailer.transport.kind === 'local'
      ? rendered.message
      : withoutSecretLinks(rendered.message, event, message.variables)
  return { message, result, words }
}

/** The template of the trader's language, else English, else the one that came with the product. */
function templateOf(message: Message): EmailTemplate | undefined {
  const { event, subject, body, template_language } = message
  if (subject !== null && template_language !== null) {
    return { event, subject, body, language: template_language }
  }
  return defaultTemplates.find((each) => each.event === event)
}

const failed = (message: Message, problem: string): Sent => ({
  message,
  words: null,
  result: { ok: false, permanent: true, code: 'badMessage', message: problem },
})

async function store(work: Work, sent: readonly Sent[]): Promise<void> {
  for (const ending of ['sent', 'deferred', 'failed'] as const) {
    const group = sent.filter((each) => endingOf(work, each) === ending)
    const ids = group.map(({ message }) => message.id)
    if (ids.length === 0) continue
    await work.tx.query(moveSql, [table, ids, 'sending', ending])
    await updateRows(
      work,
      'emailMessages',
      group.map(({ message, result, words }) => ({
        id: message.id,
        attempts: message.attempts,
        subject: words?.subject ?? null,
        html: words?.html ?? null,
        ...(ending === 'sent' ? { variables: keepable(work, message) } : {}),
        text: words?.text ?? null,
        problem: result.ok ? null : `${result.code}: ${result.message}`.slice(0, 500),
        sent_at: result.ok ? work.now.toISOString() : null,
        next_attempt_at: againAt(work, { message, result }),
      })),
    )
  }
}

/** Once it went out, what let its reader in is forgotten here too. */
function keepable(work: Work, { event, variables }: Message): unknown {
  const definition = work.firm.events.find(event)
  return definition ? withoutSecrets(definition, variables) : variables
}

function endingOf(work: Work, { message, result }: Sent): 'sent' | 'deferred' | 'failed' {
  if (result.ok) return 'sent'
  const again = againAt(work, { message, result })
  return again === null ? 'failed' : 'deferred'
}

function againAt(work: Work, { message, result }: Pick<Sent, 'message' | 'result'>): string | null {
  if (result.ok || result.permanent) return null
  const usefulMs = work.firm.events.find(message.event)?.usefulForMs ?? null
  const until = usefulMs === null ? undefined : message.created_at.getTime() + usefulMs
  const at = nextAttempt(message.attempts, work.now.getTime(), until)
  return at === null ? null : new Date(at).toISOString()
}
