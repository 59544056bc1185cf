import { describe, expect, it } from '@jest/globals'
import { makeRegistry } from '../../../src/domain/events/eventRegistry.js'
import { journeyEvents, type EventName } from '../../../src/domain/events/journeyEvents.js'
import { checkTemplate } from '../../../src/email/checkTemplate.js'
import { defaultTemplates } from '../../../src/email/defaults/defaultTemplates.js'
import { render } from '../../../src/email/render.js'
import type { EmailTemplate } from '../../../src/email/template.js'
import { usesOf } from '../../../src/email/uses.js'
import { parseBody } from '../../../src/email/body.js'
import { firm, journeyEvent, marta } from './fixtures.js'

const registry = makeRegistry(journeyEvents)
const named = defaultTemplates.map((template) => [template.event, template] as const)

function rendered(template: EmailTemplate) {
  const event = journeyEvent(template.event as EventName)
  const input = { template, event, variables: event.sample, firm, recipient: marta }
  const result = render(input)
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.message
}

describe('the default templates', () => {
  it('has exactly one for every event that somebody is written to about', () => {
    const written = registry.all.filter(({ audience }) => audience !== 'none')
    expect(named.map(([event]) => event).sort()).toEqual(written.map(({ name }) => name).sort())
  })

  it.each(named)('passes every check: %s', (name, template) => {
    expect(checkTemplate(template, journeyEvent(name as EventName))).toEqual([])
  })

  it.each(named)('survives the database, where it is JSON: %s', (_name, template) => {
    expect(parseBody(JSON.parse(JSON.stringify(template.body)))).toEqual({
      ok: true,
      body: template.body,
    })
  })

  it.each(named)('reads as agreed with the sample of its event: %s', (_name, template) => {
    const { subject, text } = rendered(template)
    expect(`${subject}\n\n${text}`).toMatchSnapshot()
  })

  it.each(['account.breachSettled', 'payout.paid', 'kyc.requested'])(
    'looks as agreed, as HTML: %s',
    (name) => {
      const template = defaultTemplates.find(({ event }) => event === name)
      expect(template && rendered(template).html).toMatchSnapshot()
    },
  )

  it('tells a trader whose account ended every fact, to the cent and the second', () => {
    const template = defaultTemplates.find(({ event }) => event === 'account.breachSettled')
    const { html, text } = template ? rendered(template) : { html: '', text: '' }
    for (const fact of [
      'Daily loss limit',
      '99,788.10 USD',
      '99,764.35 USD',
      '23.75 USD',
      '12 November 2026, 13:41:07 (Prague, UTC+1)',
      'https://portal.fairlead.example/evidence/V-20418',
      '9f3c41d07be2564f1c8a93d20e77b5f4d6f1208c3b9e45a7716d20f8c4b3a1e7',
      '19 November 2026, 13:41 (Prague, UTC+1)',
    ]) {
      expect(html).toContain(fact)
      expect(text).toContain(fact)
    }
  })

  it('never gives two blocks of one message the same id', () => {
    for (const { body } of defaultTemplates) {
      const ids = [...JSON.stringify(body).matchAll(/"id":"([^"]*)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).not.toContain('')
    }
  })

  it('leads somewhere with every button and link', () => {
    for (const template of defaultTemplates) {
      const parsed = parseBody(template.body)
      const links = parsed.ok ? usesOf(parsed.body).variables.filter(({ as }) => as === 'link') : []
      const hrefs = rendered(template).html.match(/<a [^>]*href="https:/g) ?? []
      expect(hrefs).toHaveLength(links.length)
    }
  })
})
