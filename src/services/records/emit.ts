import { eventOf, withoutSecrets } from '../../domain/events/domainEvent.js'
import type { EventName, EventVariables } from '../../domain/events/journeyEvents.js'
import { InvariantError } from '../../errors.js'
import type { Work } from '../work.js'
import { firmSettings } from '../firmSettings.js'
import { insertNewRows } from './insertRows.js'

export type EmitInput = {
  readonly name: string
  readonly subjectType: string
  readonly subjectId: string
  readonly variables: Readonly<Record<string, unknown>>
  /** Whom a trader event is written to; another address than the person's own where stated. */
  readonly trader?: { readonly id: string; readonly email: string }
  /** Tells repeats of one event about one subject apart; default none: it happens once. */
  readonly occasion?: string
}

/** A built-in event with its variables checked by the compiler. */
export const happened = <Name extends EventName>(
  name: Name,
  rest: Omit<EmitInput, 'name' | 'variables'> & { variables: EventVariables<Name> },
): EmitInput => ({ ...rest, name })

/**
 * Writes domain events and the messages that tell of them, in the transaction of the change. An
 * event with the same key is written once, however often it is emitted.
 */
export async function emit(work: Work, inputs: readonly EmitInput[]): Promise<void> {
  const events = inputs.map((input) => {
    const definition = work.firm.events.find(input.name)
    if (!definition) throw new InvariantError(`event ${input.name} is not in the registry`)
    const { variables } = eventOf(definition, input.variables)
    const key = [input.name, input.subjectId, input.occasion ?? ''].join(':')
    return { ...input, definition, variables, key }
  })
  await insertNewRows(
    work,
    'outboxEvents',
    events.map(({ name, subjectType, subjectId, definition, variables, key }) => ({
      name,
      subject_type: subjectType,
      subject_id: subjectId,
      variables: withoutSecrets(definition, variables),
      idempotency_key: key,
    })),
  )
  const staff = events.some(({ definition }) => definition.audience === 'staff')
    ? (await firmSettings(work.tx)).support_email
    : null
  const messages = events.flatMap(({ name, definition, variables, key, trader }) => {
    const to = definition.audience === 'trader' ? trader?.email : staff
    if (definition.audience === 'none' || !to) return []
    const isTrader = definition.audience === 'trader'
    return [{ event: name, to, trader_id: isTrader ? (trader?.id ?? null) : null, variables, key }]
  })
  await insertNewRows(
    work,
    'emailMessages',
    messages.map(({ key, ...message }) => ({
      ...message,
      status: 'queued',
      idempotency_key: key,
      attempts: 0,
    })),
  )
}
