import type { EventDefinition } from '../domain/events/defineEvent.js'
import { parseBody, type Body } from './body.js'
import { checkTemplate } from './checkTemplate.js'
import { conversion } from './conversion.js'
import { cut, oneLine } from './escape.js'
import { footerReason, footerWords } from './footerWords.js'
import type { TemplateIssue } from './issues.js'
import { imprint, layout } from './layout.js'
import { safeLink } from './safeLink.js'
import type { EmailTemplate, Firm, Recipient, Rendered } from './template.js'
import { toHtml } from './toHtml.js'
import { tokens } from './tokens.js'
import { toText } from './toText.js'
import { usesOf } from './uses.js'
import { valuesOf, type Value } from './values.js'

/** Mail programs cut longer HTML off (Gmail at 102 kB) and hide the end, which holds the address. */
export const htmlBytesMax = 100_000
const subjectLengthMax = 200
const preheaderLengthMax = 140

export type RenderInput = {
  readonly template: EmailTemplate
  readonly event: EventDefinition
  /** Of the event, as stored. */
  readonly variables: unknown
  readonly firm: Firm
  readonly recipient: Recipient
  /** Where one click stops marketing messages; service messages ignore it. */
  readonly unsubscribeLink?: string
}

export type RenderResult =
  | { readonly ok: true; readonly message: Rendered }
  | { readonly ok: false; readonly issues: readonly TemplateIssue[] }

/**
 * The message for one recipient. Refuses, and never leaves a gap, when a variable is unknown or
 * missing, a link is unsafe or the text can't be read. A fact that the event asks for and the text
 * lacks is for `checkTemplate` at publishing: it is no reason to keep a message from going out.
 *
 * @throws InvariantError when a converter failed, which is a bug
 */
export function render(input: RenderInput): RenderResult {
  const { template, event, firm } = input
  const issues: TemplateIssue[] = checkTemplate(template, event).filter(
    (issue) => issue.code !== 'missingFact',
  )
  const parsed = parseBody(template.body)
  const names = parsed.ok ? usedNames(template.subject, parsed.body) : new Set<string>()
  const known = valuesOf({ ...input, names, language: template.language })
  const unsubscribe = unsubscribeOf(input)
  if (!unsubscribe.ok) issues.push(unsubscribe.issue)
  if (!known.ok) issues.push(...known.issues)
  if (issues.length > 0 || !parsed.ok || !known.ok || !unsubscribe.ok) return { ok: false, issues }
  const subject = subjectText(template.subject, known.values)
  if (subject === '') return { ok: false, issues: [{ code: 'emptySubject' }] }
  const body = bodyTexts(parsed.body, known.values, firm)
  const reason = footerReason(event, template.language)
  const html = layout({
    subject,
    preheader: preheaderOf(body.text),
    language: template.language,
    content: body.html,
    firm,
    reason,
    unsubscribe: unsubscribe.link,
  })
  const bytes = Buffer.byteLength(html)
  if (bytes > htmlBytesMax) {
    return { ok: false, issues: [{ code: 'tooLarge', bytes, max: htmlBytesMax }] }
  }
  const text = withFooter(body.text, { firm, reason, unsubscribe: unsubscribe.link })
  return { ok: true, message: { subject, html, text } }
}

function usedNames(subject: string, body: Body): Set<string> {
  const inSubject = tokens(subject).flatMap((part) => (part.kind === 'variable' ? part.name : []))
  return new Set([...inSubject, ...usesOf(body).variables.map(({ name }) => name)])
}

type Unsubscribe = { readonly href: string; readonly label: string } | null

function unsubscribeOf({
  event,
  template,
  firm,
  unsubscribeLink,
}: RenderInput): { ok: true; link: Unsubscribe } | { ok: false; issue: TemplateIssue } {
  if (event.category !== 'marketing') return { ok: true, link: null }
  const link = safeLink(unsubscribeLink ?? '', firm.url)
  if (!link.ok) {
    return { ok: false, issue: { code: 'unsafeLink', url: unsubscribeLink ?? '', name: null } }
  }
  return { ok: true, link: { href: link.href, label: footerWords(template.language).unsubscribe } }
}

function subjectText(subject: string, values: ReadonlyMap<string, Value>): string {
  const words = tokens(subject).map((part) =>
    part.kind === 'variable' ? (values.get(part.name)?.text ?? '') : part.text,
  )
  return cut(oneLine(words.join('')), subjectLengthMax)
}

function bodyTexts(body: Body, values: ReadonlyMap<string, Value>, { brandColor }: Firm) {
  const { nodes } = usesOf(body)
  const forHtml = conversion(values)
  const html = toHtml(body, { ...forHtml, brandColor })
  forHtml.finish(nodes)
  const forText = conversion(values)
  const text = toText(body, forText)
  forText.finish(nodes)
  return { html, text }
}

/** The first paragraph that says something; headings and greetings are shorter. */
function preheaderOf(text: string): string {
  const paragraph = text.split('\n\n').find((part) => part.length >= 50) ?? ''
  return cut(oneLine(paragraph), preheaderLengthMax)
}

function withFooter(
  text: string,
  footer: { firm: Firm; reason: string | null; unsubscribe: Unsubscribe },
): string {
  const { firm, reason, unsubscribe } = footer
  const lines = [
    ...(reason === null ? [] : [reason]),
    imprint(firm),
    firm.supportEmail,
    ...(unsubscribe ? [`${unsubscribe.label}: ${unsubscribe.href}`] : []),
  ]
  return `${text}\n\n-- \n${lines.join('\n')}\n`
}
