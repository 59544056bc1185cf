import { variablesOf, type EventDefinition } from '../domain/events/defineEvent.js'
import { escapeHtml } from './escape.js'
import type { Rendered } from './template.js'

const replacement = 'about:blank#link-removed-after-sending'

/**
 * The copy of a message that may be kept. A link that confirms an address or sets a password lets
 * whoever holds it in, and messages are listed in the back office: once it is sent, it is replaced.
 *
 * @param variables of the event, as stored before they were stripped
 */
export function withoutSecretLinks(
  rendered: Rendered,
  event: EventDefinition,
  variables: Readonly<Record<string, unknown>>,
): Rendered {
  const addresses = variablesOf(event)
    .filter((variable) => variable.secret)
    .flatMap(({ name }) => forms(variables[name]))
  const strip = (text: string): string =>
    addresses.reduce((rest, address) => rest.replaceAll(address, replacement), text)
  return {
    subject: strip(rendered.subject),
    html: strip(rendered.html),
    text: strip(rendered.text),
  }
}

/** As it was given, as `URL` writes it, and both as HTML: longest first, so no rest is left over. */
function forms(value: unknown): string[] {
  if (typeof value !== 'string' || value === '') return []
  const href = URL.canParse(value) ? new URL(value).href : value
  const all = new Set([value, href, escapeHtml(value), escapeHtml(href)])
  return [...all].sort((a, b) => b.length - a.length)
}
