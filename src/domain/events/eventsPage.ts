import { commonVariables } from './commonVariables.js'
import { variablesOf, type Audience, type EventDefinition } from './defineEvent.js'
import type { EventRegistry } from './eventRegistry.js'
import type { VariableInfo, VariableKind } from './variable.js'

const intro = `# Events

What happens in the firm, as audit entries, e-mail templates and webhooks know it. This page is made
from the registry in \`src/domain/events\` by \`eventsPage\`; a test compares the two.

Variables hold facts, never text made for people: an amount is \`{ "amount": 12500, "currency":
"USD" }\` in minor units, an instant is ISO 8601 in UTC, a share is in basis points (8000 is 80 %).
They become words when a message is rendered: in the recipient's time zone, which is named, and in
the language of the template. No variable holds a password. *Secret* links let their holder in; audit
entries, webhooks and the stored copy of a sent message leave them out.
`

const audiences: Record<Audience, string> = {
  trader: 'the trader',
  staff: 'staff',
  none: 'nobody; for audit and webhooks',
}

const kinds: Record<VariableKind, string> = {
  text: 'text',
  longText: 'text, lines',
  money: 'money',
  figure: 'money or days',
  time: 'time, to the minute',
  exactTime: 'time, to the second',
  link: 'link',
  count: 'count',
  percent: 'percent',
}

/** The page `docs/events.md`, in Markdown. */
export function eventsPage(registry: EventRegistry): string {
  return [
    intro,
    '## Variables of every message\n',
    variableTable(variablesOf({ variables: commonVariables }), []),
    ...registry.all.map(eventSection),
  ].join('\n')
}

function eventSection(event: EventDefinition): string {
  const useful = event.usefulForMs === null ? '' : ` Worth sending for ${hours(event.usefulForMs)}.`
  const marketing = event.category === 'marketing' ? ' Marketing: can be switched off.' : ''
  return [
    `## ${event.name}\n`,
    `**${event.label}.** ${event.when} Written to: ${audiences[event.audience]}.${useful}${marketing}\n`,
    variableTable(variablesOf(event), event.mandatory),
    '```json',
    JSON.stringify(event.sample, null, 2),
    '```\n',
  ].join('\n')
}

function variableTable(variables: readonly VariableInfo[], mandatory: readonly string[]): string {
  const rows = variables.map((variable) => {
    const notes = [
      ...(mandatory.includes(variable.name) ? ['a message must carry it'] : []),
      ...(variable.secret ? ['secret'] : []),
      ...(variable.absentAs === null ? [] : [`may be absent: "${variable.absentAs}"`]),
    ].join(', ')
    const { name, label, kind, description } = variable
    return `| \`${name}\` | ${cell(label)} | ${kinds[kind]} | ${cell(description)} | ${cell(notes)} |`
  })
  return [
    '| name | label | holds | meaning | notes |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ')

function hours(ms: number): string {
  const whole = Math.round(ms / 3_600_000)
  return whole === 1 ? 'one hour' : `${whole} hours`
}
