import type { PayloadRequest } from 'payload'
import { emit, type EmitInput } from '../records/emit.js'
import { withRequest } from '../withWork.js'

/**
 * Tells that something happened, from a hook or an endpoint of the host's: the outbox event and the
 * messages are rows of the request's transaction, and are written once per name, subject and
 * occasion. For events that `options.events` added.
 *
 * @throws DomainFault when a variable does not fit the event
 */
export const emitEvent = (req: PayloadRequest, event: EmitInput): Promise<void> =>
  withRequest(req, (work) => emit(work, [event]))
