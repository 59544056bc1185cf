import { randomBytes } from 'node:crypto'
import { InvariantError } from '../../errors.js'
import { documentTypes, type DocumentType } from './types.js'

const pattern = /^([0-9a-f]{32})\.[a-z]{3,4}$/

/**
 * A name for a new file: 128 random bits and the ending of its detected type. It says nothing
 * about the person, it cannot be guessed, and nothing of the sender's own name is kept.
 */
export const randomFilename = (type: DocumentType): string =>
  `${randomBytes(16).toString('hex')}.${documentTypes[type]}`

/** The name under which the backend keeps a file, or null for a file name that is not one of ours. */
export const objectNameOf = (filename: string): string | null => pattern.exec(filename)?.[1] ?? null

/**
 * Guards the backends: an object name becomes part of a path.
 *
 * @throws InvariantError for anything but 32 hex digits
 */
export function checkObjectName(object: string): string {
  if (!/^[0-9a-f]{32}$/.test(object)) {
    throw new InvariantError(`expected an object name of 32 hex digits, was "${object}"`)
  }
  return object
}
