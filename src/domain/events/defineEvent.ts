import type { z } from 'zod'
import { variableInfo, type VariableInfo } from './variable.js'

/** Who is written to: the trader it is about, the firm's operators, or nobody. */
export type Audience = 'trader' | 'staff' | 'none'

/** `service` messages cannot be switched off; `marketing` ones carry a way to unsubscribe. */
export type MessageCategory = 'service' | 'marketing'

/** A kind of thing that happens, from which audit, messages, webhooks and the docs are made. */
export type EventDefinition<
  Name extends string = string,
  Shape extends z.ZodRawShape = z.ZodRawShape,
> = {
  /** `subject.happened`, stable, part of the API. */
  readonly name: Name
  /** What the admin calls it. */
  readonly label: string
  /** One sentence: when it happens. */
  readonly when: string
  readonly audience: Audience
  readonly category: MessageCategory
  /** How long a message is worth delivering, in milliseconds; null when it always is. */
  readonly usefulForMs: number | null
  readonly variables: z.ZodObject<Shape>
  /** Facts that a template of this event must carry in its body. */
  readonly mandatory: readonly string[]
  /** An example in the form that is stored, used by previews, tests and the docs. */
  readonly sample: z.input<z.ZodObject<Shape>>
}

type Draft<Name extends string, Shape extends z.ZodRawShape> = Omit<
  EventDefinition<Name, Shape>,
  'category' | 'usefulForMs' | 'mandatory'
> & {
  readonly category?: MessageCategory
  readonly usefulForMs?: number
  readonly mandatory?: readonly (keyof Shape & string)[]
}

/** Defines an event. Defaults: a service message, useful for ever, nothing mandatory. */
export function defineEvent<const Name extends string, Shape extends z.ZodRawShape>(
  draft: Draft<Name, Shape>,
): EventDefinition<Name, Shape> {
  return {
    ...draft,
    category: draft.category ?? 'service',
    usefulForMs: draft.usefulForMs ?? null,
    mandatory: draft.mandatory ?? [],
  }
}

/** The variables of an event in the order they were written, without the common ones. */
export function variablesOf(event: Pick<EventDefinition, 'variables'>): VariableInfo[] {
  return Object.entries(event.variables.shape).map(([name, schema]) => variableInfo(name, schema))
}
