import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import {
  checkUpload,
  defaultUploadLimits,
} from '../../../../src/providers/documents/checkUpload.js'
import { detectType } from '../../../../src/providers/documents/detectType.js'
import { heic, packed, pdf, picture, stream } from './samples.js'

const codeOf = (bytes: Uint8Array) => {
  const verdict = checkUpload(bytes)
  return verdict.ok ? verdict.type : verdict.code
}

const objectStream = '/Type /ObjStm /N 1 /First 5'
const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'

describe('checkUpload', () => {
  it.each([
    ['image/jpeg', () => picture().jpeg().toBuffer()],
    ['image/png', () => picture().png().toBuffer()],
    ['image/webp', () => picture().webp().toBuffer()],
    ['application/pdf', () => Promise.resolve(pdf())],
  ])('accepts %s by its bytes', async (type, make) => {
    expect(codeOf(await make())).toBe(type)
  })

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['SVG with a declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['HTML before a PDF', '<script>alert(1)</script>\n%PDF-1.7\n%%EOF'],
    ['a GIF', 'GIF89a\x01\0\x01\0\x80\0\0\0\0\0'],
    ['a ZIP or Office file', 'PK\x03\x04 word/document.xml'],
    ['a TIFF', 'II*\0\x08\0\0\0 and so on'],
    ['a program', 'MZ\x90\0\x03\0\0\0 and so on'],
    ['a RIFF that is no WebP', 'RIFF\x24\0\0\0WAVEfmt '],
    ['a PNG signature alone', '\x89PNG\r\n\x1a\n<script>alert(1)</script>'],
    ['an MP4', '\0\0\0\x18ftypisom\0\0\x02\0'],
    ['plain text', 'my passport, honestly'],
    ['a few bytes', '\xff\xd8\xff'],
  ])('refuses %s', (_, text) => {
    const verdict = checkUpload(Buffer.from(text, 'latin1'))
    expect(verdict).toMatchObject({ ok: false, code: 'documentTypeNotAllowed', status: 415 })
    expect(verdict.ok || verdict.message).toBe(
      'file: expected JPG, PNG, WEBP, PDF, was another kind of file',
    )
  })

  it('recognises HEIC, refuses it by name, and accepts it where it is allowed', () => {
    expect(detectType(heic)).toBe('image/heic')
    const verdict = checkUpload(heic)
    expect(verdict.ok || verdict.message).toContain('was HEIC')
    expect(checkUpload(heic, { ...defaultUploadLimits, types: ['image/heic'] }).ok).toBe(true)
  })

  it('judges the size to the byte', async () => {
    const bytes = await picture().png().toBuffer()
    const limits = (bytesMax: number) => ({ ...defaultUploadLimits, bytesMax })
    expect(checkUpload(bytes, limits(bytes.length)).ok).toBe(true)
    expect(checkUpload(bytes, limits(bytes.length - 1))).toMatchObject({
      code: 'documentTooLarge',
      status: 413,
    })
    expect(codeOf(Buffer.alloc(0))).toBe('documentEmpty')
    expect(defaultUploadLimits.bytesMax).toBe(15_728_640)
  })

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        checkUpload(bytes)
        checkUpload(Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes]))
      }),
    )
  })
})

describe('checkUpload of a PDF', () => {
  it.each([
    ['a script', `5 0 obj ${script} endobj\n`],
    ['a script whose name is escaped', '5 0 obj << /S /J#61v#61Script /JS (x) >> endobj\n'],
    ['a script that is escaped in full', '5 0 obj << /S /#4aavaScr#69pt >> endobj\n'],
    ['an attachment', '5 0 obj << /Type /EmbeddedFile >> endobj\n'],
    ['a list of attachments', '5 0 obj << /Names << /EmbeddedFiles 6 0 R >> >> endobj\n'],
    ['a program to start', '5 0 obj << /S /Launch /F (calc.exe) >> endobj\n'],
    ['a player', '5 0 obj << /Subtype /RichMedia >> endobj\n'],
    ['a rendition', '5 0 obj << /S /Rendition /JS (x) >> endobj\n'],
    ['a form that sends', '5 0 obj << /S /SubmitForm /F (https://example.org) >> endobj\n'],
    ['a form with scripts of its own', '5 0 obj << /AcroForm << /XFA [7 0 R] >> >> endobj\n'],
    [
      'a script in an object stream',
      stream(`${objectStream} /Filter /FlateDecode`, packed(script)),
    ],
    ['the same with short names', stream(`${objectStream} /Filter /Fl`, packed(script))],
    [
      'the same with an escaped type',
      stream('/Type /Obj#53tm /N 1 /First 5 /Filter/FlateDecode', packed(script)),
    ],
    ['the same without a type', stream('/N 1 /First 5 /Filter /FlateDecode', packed(script))],
    [
      'escaped names inside',
      stream(`${objectStream} /Filter /FlateDecode`, packed('<</S/J#61vaScript>>')),
    ],
    [
      'a second object stream after a harmless one',
      Buffer.concat([
        stream(`${objectStream} /Filter /FlateDecode`, packed('<< /Type /Font >>')),
        stream(`${objectStream} /Filter /FlateDecode`, packed(script)),
      ]),
    ],
  ])('refuses %s', (_, object) => {
    expect(codeOf(pdf(object))).toBe('pdfActive')
  })

  const upRow = (bytes: Buffer) => deflateSync(Buffer.concat([Buffer.from([2]), bytes]))
  const hex = Buffer.from(`${packed(script).toString('hex')}>`)
  it.each([
    ['damaged', stream(`${objectStream} /Filter /FlateDecode`, randomBytes(40))],
    ['not packed', stream(objectStream, '10 0 << /Type /Font >>')],
    [
      'packed twice',
      stream(`${objectStream} /Filter [/FlateDecode /FlateDecode]`, deflateSync(packed(script))),
    ],
    ['in hex', stream(`${objectStream} /Filter [/ASCIIHexDecode /FlateDecode]`, hex)],
    [
      'under a predictor',
      stream(
        `${objectStream} /Filter /FlateDecode /DecodeParms << /Predictor 12 >>`,
        upRow(Buffer.from(script)),
      ),
    ],
    [
      'hidden behind a false end in a text',
      stream(`${objectStream} /Filter /LZWDecode /X (endstream)`, 'xx'),
    ],
    [
      'named elsewhere',
      Buffer.concat([Buffer.from('8 0 obj /ObjStm endobj\n'), stream('/Type 8 0 R', 'x')]),
    ],
    [
      'uncounted beside one that is counted twice',
      Buffer.concat([
        stream(
          `${objectStream} /Filter /FlateDecode`,
          Buffer.concat([packed('<<>>'), Buffer.from('stream\n'), packed('<<>>')]),
        ),
        Buffer.from('8 0 obj /ObjStm endobj\n'),
        stream('/Type 8 0 R /Filter /LZWDecode', 'x'),
      ]),
    ],
    [
      'under another filter behind a false stream in a text',
      stream(
        `${objectStream} /Filter [/LZWDecode] /X (/FlateDecode stream\n${packed('<<>>').toString('latin1')})`,
        'xx',
      ),
    ],
    [
      'without an end',
      Buffer.from(`9 0 obj << ${objectStream} /Filter /FlateDecode >> stream\nabc`),
    ],
  ])('refuses an object stream that is %s, since nobody can say what is in it', (_, object) => {
    expect(codeOf(pdf(object))).toBe('pdfUnreadable')
  })

  it('refuses a PDF with a password', () => {
    expect(codeOf(pdf('trailer << /Encrypt 8 0 R >>\n'))).toBe('pdfEncrypted')
    expect(codeOf(pdf('trailer << /Encrypt<< /Filter /Standard >> >>\n'))).toBe('pdfEncrypted')
  })

  it.each([
    ['packed objects', stream(`${objectStream} /Filter /FlateDecode`, packed('<< /Type /Font >>'))],
    ['packed text', stream('/Filter /FlateDecode', deflateSync('BT (no /JS here) Tj ET'))],
    ['a scan', stream('/Subtype /Image /Filter /DCTDecode', randomBytes(200_000))],
    [
      'a cross-reference stream after packed objects',
      Buffer.concat([
        stream(`${objectStream} /Filter /FlateDecode`, packed('<< /Type /Font >>')),
        stream(
          '/Type /XRef /Filter /FlateDecode /DecodeParms << /Predictor 12 >>',
          deflateSync('xx'),
        ),
      ]),
    ],
    ['an outline', '5 0 obj << /Type /Outlines /First 6 0 R /N 1 >> endobj\n'],
    [
      'a form without scripts',
      '5 0 obj << /AcroForm << /Fields [] /NeedAppearances true >> >> endobj\n',
    ],
    ['a link', '5 0 obj << /S /URI /URI (https://example.org) >> endobj\n'],
  ])('accepts %s', (_, object) => {
    expect(codeOf(pdf(object))).toBe('application/pdf')
  })

  it('gives up early on files that are made to cost time', () => {
    const started = performance.now()
    expect(codeOf(pdf('stream\n'.repeat(100_000)))).toBe('pdfUnreadable')
    expect(codeOf(pdf('/N 1 /First 5 stream\n'.repeat(15_000)))).toBe('pdfUnreadable')
    expect(codeOf(pdf(`${'/N 1 /First 5 stream\n'.repeat(15_000)} endstream`))).toBe(
      'pdfUnreadable',
    )
    const bomb = deflateSync(
      Buffer.concat([Buffer.from('10 0 '), Buffer.alloc(80 * 1024 * 1024, 32)]),
    )
    expect(codeOf(pdf(stream(`${objectStream} /Filter /FlateDecode`, bomb)))).toBe('pdfUnreadable')
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
