import { commonVariables } from '../domain/events/commonVariables.js'
import { variablesOf, type EventDefinition } from '../domain/events/defineEvent.js'
import type { VariableInfo } from '../domain/events/variable.js'
import { parseBody } from './body.js'
import type { TemplateIssue } from './issues.js'
import { safeLink } from './safeLink.js'
import type { EmailTemplate } from './template.js'
import { tokens } from './tokens.js'
import { usesOf, type Uses } from './uses.js'

/** Every variable that a template of the event may use: its own first, then the common ones. */
export const allowedVariables = (event: EventDefinition): VariableInfo[] => [
  ...variablesOf(event),
  ...variablesOf({ variables: commonVariables }),
]

/**
 * What keeps a template from being published: unknown variables, facts that the event must carry
 * and the text lacks, links that are not https, an unreadable or empty text. Empty when it is fine.
 */
export function checkTemplate(
  template: Pick<EmailTemplate, 'subject' | 'body'>,
  event: EventDefinition,
): TemplateIssue[] {
  const allowed = new Map(allowedVariables(event).map((variable) => [variable.name, variable]))
  const subject = subjectIssues(template.subject, allowed)
  const parsed = parseBody(template.body)
  if (!parsed.ok) return [...subject, { code: 'badBody', message: parsed.message }]
  const uses = usesOf(parsed.body)
  return [...subject, ...bodyIssues(uses, allowed), ...missingFacts(uses, event, allowed)]
}

type Allowed = ReadonlyMap<string, VariableInfo>

function subjectIssues(subject: string, allowed: Allowed): TemplateIssue[] {
  if (subject.trim() === '') return [{ code: 'emptySubject' }]
  return tokens(subject).flatMap((part): TemplateIssue[] => {
    if (part.kind === 'text') return []
    if (part.kind === 'bad') return [{ code: 'badToken', text: part.text }]
    const { name } = part
    const variable = allowed.get(name)
    if (!variable) return [{ code: 'unknownVariable', name, place: 'subject' }]
    return variable.kind === 'link' ? [{ code: 'linkInSubject', name }] : []
  })
}

function bodyIssues(uses: Uses, allowed: Allowed): TemplateIssue[] {
  const variables = uses.variables.flatMap(({ name, as }): TemplateIssue[] => {
    const variable = allowed.get(name)
    if (!variable) return [{ code: 'unknownVariable', name, place: 'body' }]
    return as === 'link' && variable.kind !== 'link' ? [{ code: 'notALink', name }] : []
  })
  const urls = uses.urls
    .filter((url) => !safeLink(url, '').ok)
    .map((url): TemplateIssue => ({ code: 'unsafeLink', url, name: null }))
  return [...(uses.hasWords ? [] : [{ code: 'emptyBody' } as const]), ...variables, ...urls]
}

function missingFacts(uses: Uses, event: EventDefinition, allowed: Allowed): TemplateIssue[] {
  const used = new Set(uses.variables.map(({ name }) => name))
  return event.mandatory
    .filter((name) => !used.has(name))
    .map((name) => ({ code: 'missingFact', name, label: allowed.get(name)?.label ?? name }))
}
