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

/** Limits of the work that one file may cause; ordinary files stay far below. */
const unpackedBytesMax = 64 * 1024 * 1024
const searchedBytesMax = 256 * 1024 * 1024
const streamsMax = 20_000
const dictionaryBytesMax = 16 * 1024

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
  return inspectNames(plainNames(text)) ?? inspectObjectStreams(text)
}

/** Names may be written with `#61` for `a`. */
const plainNames = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/** `/ObjStm`, each letter as itself or escaped. */
const objectStream = /\/(O|#4f)(b|#62)(j|#6a)(S|#53)(t|#74)(m|#6d)/gi

function inspectNames(names: string): PdfRefusal | null {
  const found = active.exec(names)
  if (found) return { code: 'pdfActive', found: found[0] }
  return encrypted.test(names) ? { code: 'pdfEncrypted', found: '/Encrypt' } : null
}

/**
 * Each mention of an object stream has to lead to a stream that was read. A file that hides one,
 * with a misleading `endstream` in a text or a type kept elsewhere, has a mention too many.
 */
function inspectObjectStreams(text: string): PdfRefusal | null {
  const unread = new Set([...text.matchAll(objectStream)].map((match) => match.index))
  let streams = 0
  let searched = 0
  let unpacked = 0
  for (const match of text.matchAll(/(?<!end)stream\r?\n?/g)) {
    if (++streams > streamsMax) return unreadable('too many streams')
    const dictionary = dictionaryBefore(text, match.index)
    const mentions = [...dictionary.text.matchAll(objectStream)]
    if (mentions.length === 0 && !packsObjects(dictionary.text)) continue
    const start = match.index + match[0].length
    const end = text.indexOf('endstream', start)
    if (end < 0) return unreadable('a stream without an end')
    searched += end - start
    if (searched > searchedBytesMax) return unreadable('streams inside streams')
    const content = unpack(text.slice(start, end), plainNames(dictionary.text))
    if (content === null) return unreadable('an object stream')
    unpacked += content.length
    if (unpacked > unpackedBytesMax) return unreadable('too much packed content')
    const refusal = inspectNames(plainNames(content))
    if (refusal) return refusal
    for (const mention of mentions) unread.delete(dictionary.from + mention.index)
  }
  return unread.size > 0 ? unreadable('an object stream') : null
}

const unreadable = (found: string): PdfRefusal => ({ code: 'pdfUnreadable', found })

/** What stands between the end of the stream before and this one. */
function dictionaryBefore(text: string, streamAt: number) {
  const earliest = Math.max(0, streamAt - dictionaryBytesMax)
  const end = text.slice(earliest, streamAt).lastIndexOf('endstream')
  const from = earliest + Math.max(0, end)
  return { from, text: text.slice(from, streamAt) }
}

/** Some readers take a stream with these two entries for an object stream, whatever its type. */
function packsObjects(dictionary: string): boolean {
  const own = plainNames(dictionary.slice(Math.max(0, dictionary.lastIndexOf('obj'))))
  return own.includes('/First') && /\/N[\s\d]/.test(own)
}

/**
 * The objects of a stream that is packed with deflate alone, as every writer does; null for all
 * else. They begin with pairs of numbers, which content under a second filter would not.
 */
function unpack(content: string, dictionary: string): string | null {
  if (!/\/Fl(ateDecode)?(?![A-Za-z])/.test(dictionary)) return null
  try {
    const raw = Buffer.from(content, 'latin1')
    const flush = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: unpackedBytesMax }
    const objects = inflateSync(raw, flush).toString('latin1')
    return /^[ \r\n\t\f]*(\d+[ \r\n\t\f]+){2}/.test(objects) ? objects : null
  } catch {
    return null
  }
}
