import { DomainFault } from '../fault.js'
import { commonVariables } from './commonVariables.js'
import { variablesOf, type EventDefinition } from './defineEvent.js'
import type { VariableInfo } from './variable.js'

/** Every event that the firm knows, checked. */
export type EventRegistry = {
  readonly all: readonly EventDefinition[]
  readonly find: (name: string) => EventDefinition | undefined
}

/**
 * Checks the definitions and makes them findable by name.
 *
 * @throws DomainFault that names the event: a name used twice or malformed, a sample that its
 * variables refuse, a mandatory variable that is unknown or optional, a variable that hides a
 * common one or means something else in another event
 */
export function makeRegistry(definitions: readonly EventDefinition[]): EventRegistry {
  const byName = new Map<string, EventDefinition>()
  const meanings = new Map<string, VariableInfo>()
  for (const event of definitions) {
    if (byName.has(event.name)) throw new DomainFault(`event "${event.name}" is defined twice`)
    checkEvent(event)
    for (const variable of variablesOf(event)) checkMeaning(event, variable, meanings)
    byName.set(event.name, event)
  }
  return { all: [...byName.values()], find: (name) => byName.get(name) }
}

function checkEvent(event: EventDefinition): void {
  const refuse = (why: string) => new DomainFault(`event "${event.name}": ${why}`)
  if (!/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(event.name)) {
    throw refuse('expected a name such as payout.paid')
  }
  if (!/^[A-Z].*\.$/.test(event.when)) throw refuse('expected `when` to be a sentence')
  const sample = event.variables.safeParse(event.sample)
  if (!sample.success) {
    const issue = sample.error.issues[0]
    throw refuse(`its sample is refused: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
  }
  const variables = new Map(variablesOf(event).map((variable) => [variable.name, variable]))
  for (const name of event.mandatory) {
    const variable = variables.get(name)
    if (!variable) throw refuse(`mandatory variable "${name}" is not one of its variables`)
    if (variable.absentAs !== null) throw refuse(`mandatory variable "${name}" is optional`)
  }
}

function checkMeaning(
  event: EventDefinition,
  variable: VariableInfo,
  meanings: Map<string, VariableInfo>,
): void {
  const refuse = (why: string) =>
    new DomainFault(`event "${event.name}", variable "${variable.name}": ${why}`)
  if (!/^[a-z][A-Za-z0-9]*$/.test(variable.name)) throw refuse('expected a camelCase name')
  if (Object.hasOwn(commonVariables.shape, variable.name)) {
    throw refuse('the name belongs to a variable that every message has')
  }
  if (variable.secret && variable.kind !== 'link') throw refuse('only a link may be secret')
  const known = meanings.get(variable.name)
  if (known && (known.kind !== variable.kind || known.label !== variable.label)) {
    throw refuse(
      `expected ${known.kind} "${known.label}" as in other events, was ${variable.kind} ` +
        `"${variable.label}"; one name means one thing`,
    )
  }
  meanings.set(variable.name, variable)
}
