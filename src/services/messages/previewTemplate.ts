import type { Queryable } from '../../database/queryable.js'
import { checkTemplate } from '../../email/checkTemplate.js'
import { issueText } from '../../email/issues.js'
import { render } from '../../email/render.js'
import type { EmailTemplate, Rendered } from '../../email/template.js'
import type { Firm } from '../../firm.js'
import { firmSettings } from '../firmSettings.js'
import { brandOf } from './brandOf.js'

export type Preview =
  | ({ readonly ok: true; readonly problems: readonly string[] } & Rendered)
  | { readonly ok: false; readonly problems: readonly string[] }

const sampleReader = { firstName: 'Marta' }

/**
 * A draft as the message it would become, with the sample of its event. Problems are sentences for
 * the writer; some, as a fact that must not be missing, still let the draft be shown.
 */
export async function previewTemplate(
  q: Queryable,
  firm: Firm,
  template: EmailTemplate,
): Promise<Preview> {
  const event = firm.events.find(template.event)
  if (!event) return { ok: false, problems: ['Choose the event that this message is for.'] }
  const settings = await firmSettings(q)
  const rendered = render({
    template,
    event,
    variables: event.sample,
    firm: brandOf(firm, settings),
    recipient: { ...sampleReader, timeZone: settings.time_zone },
    unsubscribeLink: `${firm.portalUrl}/unsubscribe`,
  })
  if (!rendered.ok) return { ok: false, problems: rendered.issues.map(issueText) }
  return {
    ok: true,
    ...rendered.message,
    problems: checkTemplate(template, event).map(issueText),
  }
}
