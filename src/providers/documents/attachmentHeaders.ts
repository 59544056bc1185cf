/**
 * Headers under which a document of a stranger may be answered: as a download, never drawn as a
 * page, without rights if a browser draws it all the same, kept in no cache.
 *
 * @param filename one of ours (`randomFilename`), so it needs no quoting
 */
export const attachmentHeaders = (
  file: { readonly filename: string; readonly type: string; readonly length: number },
  disposition: 'attachment' | 'inline' = 'attachment',
): Readonly<Record<string, string>> => ({
  'Content-Type': file.type,
  'Content-Length': String(file.length),
  'Content-Disposition': `${disposition}; filename="${file.filename}"`,
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store, private',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex',
  'Accept-Ranges': 'none',
})
