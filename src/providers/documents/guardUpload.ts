import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { readFile, rm } from 'node:fs/promises'
import { PropFirmError } from '../../errors.js'
import { checkUpload, type UploadLimits } from './checkUpload.js'
import { randomFilename } from './objectName.js'

/** What Payload derives from a file, and where it is kept: never taken from a request. */
const derived = [
  'filename',
  'mimeType',
  'filesize',
  'width',
  'height',
  'url',
  'thumbnailURL',
  'sizes',
  'prefix',
  '_objectKey',
  'uploadEdits',
]

/**
 * A `beforeOperation` hook for a collection of documents: judges the bytes, gives the file a random
 * name and its detected type, and drops what a request says about storage. A stored document is
 * evidence and is never replaced; a better one is a new record.
 *
 * @throws PropFirmError with the code and status of `checkUpload`, or `documentNotReplaceable` (400)
 */
export function guardUpload(limits: UploadLimits): CollectionBeforeOperationHook {
  return async ({ args, operation, req }) => {
    if (operation !== 'create' && operation !== 'update') return
    if ('data' in args) dropDerived(args.data)
    // Cropping would have Payload fetch the stored file again over HTTP.
    if (req.query) delete req.query.uploadEdits
    if (!req.file) return
    if (operation === 'update') {
      const message = 'file: a document cannot be replaced, upload a new one'
      throw new PropFirmError('documentNotReplaceable', message, 400)
    }
    const bytes = await bytesOf(req.file, limits)
    const verdict = checkUpload(bytes, limits)
    if (!verdict.ok) throw new PropFirmError(verdict.code, verdict.message, verdict.status)
    const { type } = verdict
    req.file = { data: bytes, mimetype: type, name: randomFilename(type), size: bytes.length }
  }
}

function dropDerived(data: unknown): void {
  if (typeof data !== 'object' || data === null) return
  for (const name of derived) Reflect.deleteProperty(data, name)
}

/** Payload may have put the upload into a temporary file, which must not stay behind in the clear. */
async function bytesOf(file: NonNullable<PayloadRequest['file']>, { bytesMax }: UploadLimits) {
  const { tempFilePath } = file
  try {
    // Payload's own limit cuts a file that is too large and lets the rest pass.
    const tooLarge = file.size > bytesMax || Reflect.get(file, 'truncated') === true
    // One byte more than allowed is enough to refuse it, however large it is.
    if (tooLarge) return Buffer.alloc(bytesMax + 1)
    return tempFilePath ? await readFile(tempFilePath) : file.data
  } finally {
    if (tempFilePath) await rm(tempFilePath, { force: true })
  }
}
