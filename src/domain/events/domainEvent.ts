import { DomainFault } from '../fault.js'
import { variablesOf, type EventDefinition } from './defineEvent.js'
import { journeyEvents, type EventName, type EventVariables } from './journeyEvents.js'

/** An event as it is stored in audit entries, messages and webhook deliveries: plain JSON. */
export type DomainEvent = {
  readonly name: string
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * An event of the product, checked. `domainEvent('payout.paid', { … })`
 *
 * @throws DomainFault that names event and variable when a value does not fit
 */
export function domainEvent<Name extends EventName>(
  name: Name,
  variables: EventVariables<Name>,
): DomainEvent {
  const definition = journeyEvents.find((event) => event.name === name)
  if (!definition) throw new DomainFault(`event "${name}" is unknown`)
  return eventOf(definition, variables)
}

/** The same for an event that options added. Variables that it does not know are left out. */
export function eventOf(
  definition: Pick<EventDefinition, 'name' | 'variables'>,
  variables: Readonly<Record<string, unknown>>,
): DomainEvent {
  const parsed = parseVariables(definition, variables)
  if (!parsed.ok) {
    throw new DomainFault(`event "${definition.name}": ${parsed.path}: ${parsed.message}`)
  }
  return { name: definition.name, variables: parsed.variables }
}

export type ParsedVariables =
  | { readonly ok: true; readonly variables: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly path: string; readonly message: string }

/** Stored variables as the event's schema knows them; unknown ones are dropped. */
export function parseVariables(
  definition: Pick<EventDefinition, 'variables'>,
  stored: unknown,
): ParsedVariables {
  const parsed = definition.variables.safeParse(stored)
  if (parsed.success) return { ok: true, variables: parsed.data }
  const issue = parsed.error.issues[0]
  return { ok: false, path: issue?.path.join('.') ?? '', message: issue?.message ?? 'is invalid' }
}

/** The variables without those that let their holder in: for audit entries, webhooks and lists. */
export function withoutSecrets(
  definition: Pick<EventDefinition, 'variables'>,
  variables: DomainEvent['variables'],
): DomainEvent['variables'] {
  const secret = new Set(
    variablesOf(definition)
      .filter((v) => v.secret)
      .map((v) => v.name),
  )
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !secret.has(name)))
}
