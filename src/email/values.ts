import type { EventDefinition } from '../domain/events/defineEvent.js'
import { parseVariables } from '../domain/events/domainEvent.js'
import type { VariableInfo } from '../domain/events/variable.js'
import { allowedVariables } from './checkTemplate.js'
import { formatValue, type Style } from './formatValue.js'
import { greetingName } from './greetingName.js'
import type { TemplateIssue } from './issues.js'
import { safeLink } from './safeLink.js'
import type { Firm, Recipient } from './template.js'

/** A variable in words, not yet escaped; `href` when it is a link that may be followed. */
export type Value = { readonly text: string; readonly href: string | null }

export type Values =
  | { readonly ok: true; readonly values: ReadonlyMap<string, Value> }
  | { readonly ok: false; readonly issues: readonly TemplateIssue[] }

export type Facts = {
  readonly event: EventDefinition
  /** As stored with the message. */
  readonly variables: unknown
  readonly firm: Firm
  readonly recipient: Recipient
  readonly language: string
  /** The variables that the template uses; the others need not be fit to be shown. */
  readonly names: ReadonlySet<string>
}

/** The used variables in words. One that is missing, or a link that may not be shown, is an issue. */
export function valuesOf(facts: Facts): Values {
  const parsed = parseVariables(facts.event, facts.variables)
  if (!parsed.ok) {
    const { path, message } = parsed
    return { ok: false, issues: [{ code: 'missingVariable', name: path, message }] }
  }
  const known: Readonly<Record<string, unknown>> = { ...parsed.variables, ...common(facts) }
  const style = { language: facts.language, timeZone: facts.recipient.timeZone }
  const values = new Map<string, Value>()
  const issues: TemplateIssue[] = []
  for (const variable of allowedVariables(facts.event)) {
    if (!facts.names.has(variable.name)) continue
    const value = valueOf(variable, known[variable.name], { style, firmUrl: facts.firm.url })
    if ('code' in value) issues.push(value)
    else values.set(variable.name, value)
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, values }
}

function valueOf(
  variable: VariableInfo,
  value: unknown,
  context: { style: Style; firmUrl: string },
): Value | TemplateIssue {
  const { name, kind, absentAs } = variable
  if (value === undefined) {
    if (absentAs !== null) return { text: absentAs, href: null }
    return { code: 'missingVariable', name, message: 'the event does not carry it' }
  }
  const text = formatValue(kind, value, context.style)
  if (kind !== 'link') return { text, href: null }
  const link = safeLink(text, context.firmUrl)
  return link.ok ? { text: link.href, href: link.href } : { code: 'unsafeLink', url: text, name }
}

function common({ firm, recipient }: Facts): Record<string, unknown> {
  return {
    firstName: greetingName(recipient.firstName),
    firmName: firm.name,
    firmLegalName: firm.legalName,
    firmAddress: firm.address,
    supportEmail: firm.supportEmail,
    firmLink: firm.url,
  }
}
