import type { PayloadRequest } from 'payload'
import { transition } from '../transition/transition.js'
import type { TransitionInput, TransitionResult } from '../transition/types.js'
import { withRequest } from '../withWork.js'

/**
 * Fires a lifecycle event for records, from a hook, job or endpoint of the host's, through the one
 * gate that changes statuses: guards are asked, audit and effects written, in the request's
 * transaction. Roles are not asked: check them before.
 *
 * @returns which records moved, and for the others a typed reason
 */
export const moveRecords = (
  req: PayloadRequest,
  input: TransitionInput,
): Promise<TransitionResult> => withRequest(req, (work) => transition(work, input))
