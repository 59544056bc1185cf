import type { EvidenceDocument } from './evidenceDocument.js'
import { layOut } from './layout/layOut.js'
import { page, type FontName, type Mark } from './layout/marks.js'

const fonts: Readonly<Record<FontName, string>> = {
  regular: 'Helvetica',
  bold: 'Helvetica-Bold',
  mono: 'Courier',
}

type Pdf = PDFKit.PDFDocument

/**
 * The document as PDF: the same document gives the same bytes. Only the fonts that every reader has
 * are used, so nothing is embedded.
 */
export async function renderPdf(document: EvidenceDocument): Promise<Buffer> {
  // Its fonts are modules that it finds by itself: bundled, it would not.
  const { default: PdfDocument } = await import(
    /* webpackIgnore: true */ /* turbopackIgnore: true */ 'pdfkit'
  )
  const at = new Date(document.at)
  const pdf = new PdfDocument({
    size: [page.width, page.height],
    margin: 0,
    autoFirstPage: false,
    compress: true,
    lang: 'en',
    displayTitle: true,
    info: {
      Title: document.title,
      Subject: document.subtitle,
      Producer: 'prop-firm',
      Creator: 'prop-firm',
      CreationDate: at,
      ModDate: at,
    },
  })
  const bytes = collect(pdf)
  const pages = layOut(document, (text, font, size) =>
    pdf.font(fonts[font]).fontSize(size).widthOfString(text),
  )
  for (const marks of pages) {
    pdf.addPage()
    for (const mark of marks) draw(pdf, mark)
  }
  pdf.end()
  return bytes
}

const collect = (pdf: Pdf): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', () => resolve(Buffer.concat(parts)))
    pdf.on('error', reject)
  })

function draw(pdf: Pdf, mark: Mark): void {
  if (mark.kind === 'text') {
    pdf.font(fonts[mark.font]).fontSize(mark.size).fillColor(mark.color)
    pdf.text(mark.text, mark.x, mark.y, { lineBreak: false, baseline: 'alphabetic' })
  } else if (mark.kind === 'box') {
    pdf.rect(mark.x, mark.y, mark.width, mark.height)
    if (mark.fill && mark.stroke) pdf.lineWidth(1).fillAndStroke(mark.fill, mark.stroke)
    else if (mark.fill) pdf.fill(mark.fill)
    else pdf.lineWidth(1).stroke(mark.stroke ?? '#000000')
  } else {
    const [first, ...rest] = mark.points
    if (!first) return
    if (mark.dash) pdf.dash(mark.dash[0], { space: mark.dash[1] })
    pdf.lineWidth(mark.width).moveTo(first[0], first[1])
    for (const [x, y] of rest) pdf.lineTo(x, y)
    pdf.stroke(mark.color)
    pdf.undash()
  }
}
