import { constants, inflateSync } from 'node:zlib'

export type PdfRefusal = {
  readonly code: 'pdfActive' | 'pdfEncrypted' | 'pdfUnreadable'
  /** The name that was found, or what could not be read. */
  readonly found: string
}

/** Scripts, attachments, programs to start, forms with scripts of their own, embedded players. */
const active =
  /\/(JavaScript|EmbeddedFile|Launch|RichMedia|Rendition|ImportData|SubmitForm)|\/XFA(?=[\s[(\d])/
const encrypted = /\/Encrypt(?=[\s<\d])/

const inflatedMax = 64 * 1024 * 1024
const windowBytes = 64 * 1024

/**
 * Looks for content in a PDF that does something when the file is opened. Objects may be packed
 * into compressed object streams, so those are unpacked and searched too; a file whose object
 * streams cannot be read, or that is encrypted, is refused, since nobody can say what is in it.
 *
 * This keeps ordinary attacks away from a reviewer's reader. It is not a proof that a file is
 * harmless: documents are still only handed out as attachments.
 *
 * @returns null when nothing was found
 */
export function inspectPdf(bytes: Uint8Array): PdfRefusal | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return inspectText(text) ?? inspectObjectStreams(text)
}

/** Names may be written with `#61` for `a`. */
const plainNames = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

function inspectText(text: string): PdfRefusal | null {
  const names = plainNames(text)
  const found = active.exec(names)
  if (found) return { code: 'pdfActive', found: found[0] }
  if (encrypted.test(names)) return { code: 'pdfEncrypted', found: '/Encrypt' }
  return null
}

function inspectObjectStreams(text: string): PdfRefusal | null {
  let inflated = 0
  let knownEnd = 0
  const ends: number[] = []
  for (const match of text.matchAll(/(?<!end)stream\r?\n?/g)) {
    // Only ends that lie before this stream bound its dictionary: the word "stream" may also stand
    // in a text, to make a reader like this one skip what follows.
    knownEnd = Math.max(knownEnd, ...ends.splice(0).filter((end) => end <= match.index))
    const dictionary = plainNames(
      text.slice(Math.max(knownEnd, match.index - windowBytes), match.index),
    )
    const start = match.index + match[0].length
    const end = text.indexOf('endstream', start)
    ends.push(end < 0 ? text.length : end)
    const kind = kindOf(dictionary)
    if (kind === 'other') continue
    const content = unpack(text.slice(start, end < 0 ? undefined : end), dictionary)
    if (content === null && kind === 'objects') {
      return { code: 'pdfUnreadable', found: 'an object stream' }
    }
    inflated += content?.length ?? 0
    if (inflated > inflatedMax) return { code: 'pdfUnreadable', found: 'too much packed content' }
    const refusal = inspectText(content ?? '')
    if (refusal) return refusal
  }
  return null
}

/** `perhaps`: it has what an object stream needs, without being called one. */
function kindOf(dictionary: string): 'objects' | 'perhaps' | 'other' {
  if (dictionary.includes('/ObjStm')) return 'objects'
  const own = dictionary.slice(dictionary.lastIndexOf('obj'))
  return own.includes('/First') && /\/N[\s\d]/.test(own) ? 'perhaps' : 'other'
}

function unpack(content: string, dictionary: string): string | null {
  const own = dictionary.slice(Math.max(0, dictionary.lastIndexOf('/ObjStm') - windowBytes))
  if (/\/(LZW|ASCIIHex|ASCII85|RunLength|Crypt|JBIG2|DCT|CCITTFax)|\/Predictor/.test(own))
    return null
  if (!/\/Fl(ateDecode)?(?![A-Za-z])/.test(own)) return content
  try {
    const raw = Buffer.from(content, 'latin1')
    const flush = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: inflatedMax }
    return inflateSync(raw, flush).toString('latin1')
  } catch {
    return null
  }
}
