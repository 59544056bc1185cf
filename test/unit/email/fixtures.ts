import { z } from 'zod'
import { defineEvent, type EventDefinition } from '../../../src/domain/events/defineEvent.js'
import { makeRegistry } from '../../../src/domain/events/eventRegistry.js'
import { journeyEvents, type EventName } from '../../../src/domain/events/journeyEvents.js'
import {
  link,
  longText,
  money,
  optional,
  secretLink,
  text,
  time,
} from '../../../src/domain/events/variable.js'
import type { BodyNode } from '../../../src/email/body.js'
import { body, paragraph, v } from '../../../src/email/builder.js'
import { render, type RenderInput } from '../../../src/email/render.js'
import type { Firm, Rendered } from '../../../src/email/template.js'

export const firm: Firm = {
  name: 'Fairlead Trading',
  legalName: 'Fairlead Trading s.r.o.',
  address: 'Example Street 1, Prague',
  supportEmail: 'desk@fairlead.example',
  url: 'https://portal.fairlead.example',
  logoUrl: null,
  brandColor: '#1d4f7c',
}

export const marta = { firstName: 'Marta', timeZone: 'Europe/Prague' }

const registry = makeRegistry(journeyEvents)

export function journeyEvent(name: EventName): EventDefinition {
  const event = registry.find(name)
  if (!event) throw new Error(`no event ${name}`)
  return event
}

/** An event with a variable of each kind that the tests attack. */
export const trialEvent: EventDefinition = defineEvent({
  name: 'trial.happened',
  label: 'Trial',
  when: 'A test runs.',
  audience: 'trader',
  variables: z.object({
    note: text('Note', 'One line.'),
    story: longText('Story', 'Several lines.'),
    amount: money('Amount', 'Money.'),
    at: time('At', 'When.'),
    caseLink: link('Case link', 'Where.'),
    tokenLink: secretLink('Token link', 'Lets its holder in.'),
    extra: optional(text('Extra', 'May be absent.'), 'nothing more'),
  }),
  mandatory: ['amount', 'caseLink'],
  sample: {
    note: 'a note',
    story: 'line one\nline two',
    amount: { amount: 125_000, currency: 'USD' },
    at: '2026-11-12T12:41:07.212Z',
    caseLink: 'https://portal.fairlead.example/case/1',
    tokenLink: 'https://portal.fairlead.example/enter?a=1&token=s3cret',
  },
})

export const marketingEvent: EventDefinition = { ...trialEvent, category: 'marketing' }

type Trial = Partial<Omit<RenderInput, 'template' | 'variables'>> & {
  readonly subject?: string
  readonly nodes?: BodyNode[]
  readonly body?: unknown
  readonly language?: string
  readonly variables?: Record<string, unknown>
}

/** Renders a template of the trial event; every part can be replaced. */
export function renderTrial(trial: Trial) {
  const { subject = 'Subject', nodes = [paragraph('Hello')], language = 'en' } = trial
  return render({
    event: trialEvent,
    firm,
    recipient: marta,
    ...trial,
    template: {
      event: 'trial.happened',
      language,
      subject,
      body: 'body' in trial ? trial.body : body(...nodes),
    },
    variables: { ...Object(trialEvent.sample), ...trial.variables },
  })
}

export function renderedTrial(trial: Trial): Rendered {
  const result = renderTrial(trial)
  if (!result.ok) throw new Error(`expected a message, was ${JSON.stringify(result.issues)}`)
  return result.message
}

/** A body with one variable in it. */
export const chip = (name: string): BodyNode => paragraph('>', v(name), '<')
