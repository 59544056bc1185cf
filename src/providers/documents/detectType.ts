import type { DocumentType } from './types.js'

/**
 * The type of a document by its first bytes; null for everything else, SVG and HTML included. File
 * name and declared type are never asked: the sender chooses both.
 */
export function detectType(bytes: Uint8Array): DocumentType | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 32))
  if (head.length < 12) return null
  const text = head.toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n') && text.startsWith('IHDR', 12)) return 'image/png'
  if (text.startsWith('RIFF') && text.startsWith('WEBPVP8', 8)) return 'image/webp'
  if (/^%PDF-[12]\.\d/.test(text)) return 'application/pdf'
  if (text.startsWith('ftyp', 4) && heicBrands.has(text.slice(8, 12))) return 'image/heic'
  return null
}

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])
