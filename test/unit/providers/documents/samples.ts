import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A small PDF with one page; `objects` are added to it as they are. */
export const pdf = (...objects: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(
    [
      '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n',
      '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
      '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
      '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>\nendobj\n',
      '4 0 obj\n<< /Length 35 >>\nstream\nBT /F1 12 Tf (JavaScript: no) Tj ET\nendstream\nendobj\n',
      ...objects,
      'xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
    ].map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  )

/** A stream object with this dictionary and these bytes. */
export const stream = (dictionary: string, bytes: Buffer | string): Buffer =>
  Buffer.concat([
    Buffer.from(`9 0 obj\n<< ${dictionary} /Length ${bytes.length} >>\nstream\n`, 'latin1'),
    typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ])

/** An object stream as writers make it: numbers of the objects and where they begin, then they. */
export const packed = (object: string): Buffer =>
  deflateSync(Buffer.from(`10 0 ${object}`, 'latin1'))

export const picture = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: '#3366cc' } })

/** The first bytes of an HEIC file; what follows does not matter to the detection. */
export const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'),
  Buffer.alloc(64),
])
