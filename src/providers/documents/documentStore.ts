import type { KeyRing } from '../../crypto/keyRing.js'
import type { Place } from '../../crypto/place.js'
import { bytesNeedRotation, openBytes, sealBytes } from '../../crypto/sealBytes.js'
import { SealError } from '../../crypto/sealError.js'
import type { DocumentBackend } from './types.js'

/** Which document: the record it belongs to and the object that holds its bytes. */
export type DocumentPlace = {
  readonly collection: string
  readonly record: string
  readonly object: string
}

export type DocumentRead =
  | { readonly ok: true; readonly bytes: Buffer }
  | {
      readonly ok: false
      /** `damaged`: changed, cut, or put in the place of another document. */
      readonly code: 'missing' | 'damaged' | 'keyUnknown'
      readonly message: string
    }

export type DocumentStore = ReturnType<typeof documentStore>

/**
 * Seals documents before they leave the process and opens them when they come back. The seal
 * names collection, record and object, so a file put in the place of another one is refused.
 */
export function documentStore({
  backend,
  keyRing,
}: {
  backend: DocumentBackend
  keyRing: KeyRing
}) {
  const read = async (place: DocumentPlace): Promise<DocumentRead> => {
    const sealed = await backend.get(place.object)
    if (!sealed) return { ok: false, code: 'missing', message: 'the document is not in the store' }
    try {
      return { ok: true, bytes: await openBytes(keyRing, sealPlace(place), sealed) }
    } catch (error) {
      if (!(error instanceof SealError)) throw error
      const code = error.code === 'sealKeyUnknown' ? 'keyUnknown' : 'damaged'
      return { ok: false, code, message: error.message }
    }
  }
  return {
    read,
    async write(place: DocumentPlace, bytes: Uint8Array): Promise<void> {
      await backend.put(place.object, await sealBytes(keyRing, sealPlace(place), bytes))
    },
    async remove(object: string): Promise<void> {
      await backend.remove(object)
    },
    /** Brings a document under the current key; says whether it had to. */
    async rotate(place: DocumentPlace): Promise<'rotated' | 'current' | 'missing'> {
      const sealed = await backend.get(place.object)
      if (!sealed) return 'missing'
      if (!(await bytesNeedRotation(keyRing, sealed))) return 'current'
      const plain = await openBytes(keyRing, sealPlace(place), sealed)
      await backend.put(place.object, await sealBytes(keyRing, sealPlace(place), plain))
      return 'rotated'
    },
  }
}

const sealPlace = ({ collection, record, object }: DocumentPlace): Place => ({
  collection,
  record,
  field: `file/${object}`,
})
