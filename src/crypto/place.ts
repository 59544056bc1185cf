import { InvariantError } from '../errors.js'

/** Where a sealed value belongs: it opens there and nowhere else. */
export type Place = {
  /** Slug of the collection or name of the table. */
  readonly collection: string
  /** Id of the record. */
  readonly record: string
  readonly field: string
}

/**
 * The bytes that bind a sealed value to its key and place. JSON keeps the parts apart, so that no
 * two places share the same bytes.
 *
 * @throws InvariantError when a part is empty, since an empty id would fit every new record
 */
export function associatedData(format: string, keyId: string, place: Place): Buffer {
  const { collection, record, field } = place
  if (!collection || !record || !field) {
    throw new InvariantError(`expected collection, record and field, was ${describePlace(place)}`)
  }
  return Buffer.from(JSON.stringify([format, keyId, collection, record, field]), 'utf8')
}

export const describePlace = ({ collection, record, field }: Place): string =>
  `${collection}/${record}/${field}`
