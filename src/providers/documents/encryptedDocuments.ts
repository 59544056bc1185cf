import type { Adapter, StaticHandler } from '@payloadcms/plugin-cloud-storage/types'
import { z } from 'zod'
import type { KeyRing } from '../../crypto/keyRing.js'
import { InvariantError } from '../../errors.js'
import { attachmentHeaders } from './attachmentHeaders.js'
import { documentStore, type DocumentStore } from './documentStore.js'
import { objectNameOf } from './objectName.js'
import { isDocumentType, type DocumentBackend } from './types.js'

export type EncryptedDocumentsOptions = {
  readonly backend: DocumentBackend
  readonly keyRing: KeyRing
}

/**
 * A storage adapter for `@payloadcms/plugin-cloud-storage` that seals files for their record
 * before they leave the process, and answers them as attachments that no browser runs. Use it
 * through `documentStorage`, which also checks and renames the files.
 */
export function encryptedDocuments(options: EncryptedDocumentsOptions): Adapter {
  const store = documentStore(options)
  return ({ collection }) => ({
    name: `encrypted-${options.backend.name}`,
    handleUpload: async ({ data, file }) => {
      const { id } = record.parse(data)
      const object = objectNameOf(file.filename)
      if (!object || file.buffer.length === 0) {
        throw new InvariantError(
          `${collection.slug}: the upload was not checked before it was kept`,
        )
      }
      await store.write({ collection: collection.slug, record: id, object }, file.buffer)
    },
    handleDelete: async ({ filename }) => {
      const object = objectNameOf(filename)
      if (object) await store.remove(object)
    },
    staticHandler: answerDocument(store),
  })
}

const record = z.object({ id: z.union([z.string(), z.number()]).transform(String) })
const storedRecord = record.extend({ filename: z.string(), mimeType: z.string() })

const failures = {
  missing: { status: 404, message: 'The document is not in the store.' },
  damaged: { status: 500, message: 'The document was changed in the store and is not shown.' },
  keyUnknown: { status: 500, message: 'The key of the document is not in the key ring.' },
} as const

/**
 * Payload looks the record up only when `access.read` answers a Where. Without a record nobody
 * checked whose document this is, so nothing is answered.
 */
function answerDocument(store: DocumentStore): StaticHandler {
  return async (req, { doc, params }) => {
    const found = storedRecord.safeParse(doc)
    if (!found.success) {
      req.payload.logger.error(
        `${params.collection}: access.read has to answer a Where, or no document is handed out`,
      )
      return refuse(404, 'Not found.')
    }
    const { id, filename, mimeType } = found.data
    const object = objectNameOf(filename)
    if (!object) return refuse(404, 'Not found.')
    const read = await store.read({ collection: params.collection, record: id, object })
    if (!read.ok) {
      const { status, message } = failures[read.code]
      req.payload.logger.error({ document: id, code: read.code }, read.message)
      return refuse(status, message)
    }
    const type = isDocumentType(mimeType) ? mimeType : 'application/octet-stream'
    const length = read.bytes.length
    return new Response(new Uint8Array(read.bytes), {
      headers: attachmentHeaders({ filename, type, length }),
    })
  }
}

const refuse = (status: number, message: string) =>
  Response.json({ errors: [{ message }] }, { status, headers: { 'Cache-Control': 'no-store' } })
