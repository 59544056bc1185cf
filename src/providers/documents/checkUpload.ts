import { detectType } from './detectType.js'
import { inspectPdf } from './inspectPdf.js'
import { documentTypes, type DocumentType } from './types.js'

export type UploadLimits = {
  /** Default 15 MiB. */
  readonly bytesMax: number
  /** Default JPEG, PNG, WebP and PDF. HEIC can be added; it has no preview. */
  readonly types: readonly DocumentType[]
}

export const defaultUploadLimits: UploadLimits = {
  bytesMax: 15 * 1024 * 1024,
  types: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
}

export type UploadRefusalCode =
  | 'documentEmpty'
  | 'documentTooLarge'
  | 'documentTypeNotAllowed'
  | 'pdfActive'
  | 'pdfEncrypted'
  | 'pdfUnreadable'

export type UploadVerdict =
  | { readonly ok: true; readonly type: DocumentType }
  | {
      readonly ok: false
      readonly code: UploadRefusalCode
      /** The HTTP status to answer with. */
      readonly status: 400 | 413 | 415
      /** Fit to be shown to the sender. */
      readonly message: string
    }

/** Judges a document by its bytes, before anything keeps or shows it. */
export function checkUpload(
  bytes: Uint8Array,
  limits: UploadLimits = defaultUploadLimits,
): UploadVerdict {
  const { bytesMax, types } = limits
  if (bytes.length === 0) {
    return {
      ok: false,
      code: 'documentEmpty',
      status: 400,
      message: 'file: expected a file, was empty',
    }
  }
  if (bytes.length > bytesMax) {
    const message = `file: expected at most ${bytesMax} bytes, was ${bytes.length}`
    return { ok: false, code: 'documentTooLarge', status: 413, message }
  }
  const type = detectType(bytes)
  if (type === null || !types.includes(type)) {
    const expected = types.map((allowed) => documentTypes[allowed].toUpperCase()).join(', ')
    const was = type === null ? 'another kind of file' : documentTypes[type].toUpperCase()
    const message = `file: expected ${expected}, was ${was}`
    return { ok: false, code: 'documentTypeNotAllowed', status: 415, message }
  }
  const refusal = type === 'application/pdf' ? inspectPdf(bytes) : null
  if (refusal) {
    const { code, found } = refusal
    return { ok: false, code, status: 415, message: `file: ${words[code]} (${found})` }
  }
  return { ok: true, type }
}

const words = {
  pdfActive: 'the PDF contains a script, an attachment or another active part',
  pdfEncrypted: 'the PDF is protected by a password',
  pdfUnreadable: 'the PDF could not be examined',
} as const
