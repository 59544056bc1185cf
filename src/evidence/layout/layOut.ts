import type { EvidenceDocument } from '../evidenceDocument.js'
import { piecesOf, type Piece } from './drawBlock.js'
import { colors, linesOf, page, textMark, type Mark, type Measure } from './marks.js'

export type Page = readonly Mark[]

/** The pages of a document, each complete with its footer. */
export function layOut(document: EvidenceDocument, measure: Measure): Page[] {
  const pages: Mark[][] = [[]]
  let y: number = page.margin
  const put = (piece: Piece) => {
    pages.at(-1)?.push(...piece.draw(y))
    y += piece.height
  }
  const pieces = document.blocks.flatMap((block) => piecesOf(block, measure))
  put(titlePiece(document, measure))
  for (const [index, piece] of pieces.entries()) {
    if (y + neededBy(pieces, index) > page.height - page.bottom) {
      pages.push([])
      y = page.margin
      for (const again of piece.repeats ?? []) put(again)
    }
    put(piece)
  }
  return pages.map((marks, index) => [
    ...marks,
    ...footer(document, { text: `${index + 1} of ${pages.length}`, measure }),
  ])
}

/** A heading needs room for what it leads. */
function neededBy(pieces: readonly Piece[], index: number): number {
  const piece = pieces[index]
  if (!piece) return 0
  return piece.height + (piece.leads ? neededBy(pieces, index + 1) : 0)
}

function titlePiece({ title, subtitle, chip }: EvidenceDocument, measure: Measure): Piece {
  const chipWidth = measure(chip.word, 'bold', 10) + 16
  const room = page.width - 2 * page.margin - chipWidth - 16
  const lines = linesOf(title, room, { measure, font: 'bold', size: 20 })
  const color = colors[chip.tone]
  return {
    height: lines.length * 24 + 34,
    draw: (y) => [
      ...lines.map((line, index) =>
        textMark([page.margin, y + 18 + index * 24], line, { font: 'bold', size: 20 }),
      ),
      textMark([page.margin, y + 12 + lines.length * 24], subtitle, {
        size: 10,
        color: colors.muted,
      }),
      {
        kind: 'box',
        x: page.width - page.margin - chipWidth,
        y: y + 1,
        width: chipWidth,
        height: 20,
        stroke: color,
      },
      textMark([page.width - page.margin - chipWidth + 8, y + 14.5], chip.word, {
        font: 'bold',
        size: 10,
        color,
      }),
      {
        kind: 'line',
        points: [
          [page.margin, y + lines.length * 24 + 24],
          [page.width - page.margin, y + lines.length * 24 + 24],
        ],
        width: 0.8,
        color: colors.rule,
      },
    ],
  }
}

type Footer = { readonly text: string; readonly measure: Measure }

function footer(document: EvidenceDocument, { text, measure }: Footer): Mark[] {
  const style = { size: 7.5, color: colors.muted }
  const y = page.height - 30
  const end = page.width - page.margin
  return [
    {
      kind: 'line',
      points: [
        [page.margin, y - 12],
        [end, y - 12],
      ],
      width: 0.5,
      color: colors.rule,
    },
    textMark([page.margin, y], document.footer, style),
    textMark([end - measure(text, 'regular', 7.5), y], text, style),
  ]
}
