/**
 * Where sealed documents lie: a folder or a bucket. It sees random names and encrypted bytes alone.
 * `put` replaces what was there in one step; `get` answers null and `remove` does nothing for a
 * name that is not there.
 */
export type DocumentBackend = {
  /** `disk`, `s3`: for messages. */
  readonly name: string
  readonly put: (object: string, bytes: Uint8Array) => Promise<void>
  readonly get: (object: string) => Promise<Uint8Array | null>
  readonly remove: (object: string) => Promise<void>
}

/** The kinds of document that can be told by their first bytes. */
export const documentTypes = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
} as const

export type DocumentType = keyof typeof documentTypes

export const isDocumentType = (type: string): type is DocumentType =>
  Object.hasOwn(documentTypes, type)
