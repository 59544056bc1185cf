import type { Block } from '../evidenceDocument.js'
import { chartHeight, drawChart } from './drawChart.js'
import {
  colors,
  contentWidth,
  linesOf,
  page,
  textMark,
  type FontName,
  type Mark,
  type Measure,
} from './marks.js'

/** Something that is not broken over two pages; `draw` is told its upper edge. */
export type Piece = {
  readonly height: number
  readonly draw: (y: number) => readonly Mark[]
  /** Stays on the page of what follows it. */
  readonly leads?: true
  /** Is drawn again at the top of the next page, where the rows after it go on. */
  readonly repeats?: readonly Piece[]
}

/** The pieces of a block, from top to bottom. */
export function piecesOf(block: Block, measure: Measure): Piece[] {
  switch (block.kind) {
    case 'heading':
      return [
        {
          height: 30,
          leads: true,
          draw: (y) => [textMark([page.margin, y + 22], block.text, { font: 'bold', size: 11 })],
        },
      ]
    case 'text':
      return textPieces(block, measure)
    case 'facts':
      return block.rows.map(({ label, value }) => factPiece(label, value, measure))
    case 'sum':
      return block.rows.map((row, index) =>
        sumPiece(row, {
          measure,
          opens: index > 0 && block.rows[index - 1]?.group !== row.group,
          closes: index === block.rows.length - 1,
        }),
      )
    case 'chart':
      return [{ height: chartHeight + 6, draw: (y) => drawChart(block.chart, y, measure) }]
    case 'table':
      return tablePieces(block, measure)
  }
}

const styles = {
  plain: { font: 'regular', size: 10, color: colors.ink, leading: 14 },
  strong: { font: 'bold', size: 11, color: colors.ink, leading: 15 },
  muted: { font: 'regular', size: 8.5, color: colors.muted, leading: 12 },
} as const

function textPieces({ text, tone }: Extract<Block, { kind: 'text' }>, measure: Measure): Piece[] {
  const { leading, ...style } = styles[tone]
  const lines = linesOf(text, contentWidth, { measure, ...style })
  return [
    {
      height: lines.length * leading + 6,
      draw: (y) =>
        lines.map((line, index) =>
          textMark([page.margin, y + leading * (index + 1) - 2], line, style),
        ),
    },
  ]
}

const labelWidth = 150
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

function factPiece(label: string, value: string, measure: Measure): Piece {
  const font: FontName = isHash(value) ? 'mono' : 'regular'
  const size = isHash(value) ? 8 : 9
  const lines = linesOf(value, contentWidth - labelWidth, { measure, font, size })
  const labels = linesOf(label, labelWidth - 10, { measure, font: 'regular', size: 9 })
  const height = Math.max(lines.length, labels.length) * 12 + 5
  return {
    height,
    draw: (y) => [
      ...labels.map((line, index) =>
        textMark([page.margin, y + 12 * (index + 1) - 1], line, { color: colors.muted }),
      ),
      ...lines.map((line, index) =>
        textMark([page.margin + labelWidth, y + 12 * (index + 1) - 1], line, { font, size }),
      ),
      hairline(y + height - 0.5),
    ],
  }
}

const hairline = (y: number, color: string = colors.faint): Mark => ({
  kind: 'line',
  points: [
    [page.margin, y],
    [page.width - page.margin, y],
  ],
  width: 0.5,
  color,
})

type SumRow = Extract<Block, { kind: 'sum' }>['rows'][number]
type SumOptions = { readonly measure: Measure; readonly opens: boolean; readonly closes: boolean }

const tones = { muted: colors.muted, plain: colors.ink, strong: colors.ink, broken: colors.bad }

function sumPiece(row: SumRow, { measure, opens, closes }: SumOptions): Piece {
  const gap = opens ? 8 : 0
  const font: FontName = row.tone === 'strong' || row.tone === 'broken' ? 'bold' : 'regular'
  const style = { font, size: 9.5, color: tones[row.tone] }
  const sign = row.sign === '−' ? '–' : row.sign
  const end = page.margin + 360
  return {
    height: 15 + gap,
    ...(closes ? {} : { leads: true }),
    draw: (y) => [
      ...(row.sign === '='
        ? ([
            {
              kind: 'line',
              points: [
                [page.margin, y + gap + 1],
                [end, y + gap + 1],
              ],
              width: 0.6,
              color: colors.muted,
            },
          ] as const)
        : []),
      textMark([page.margin, y + gap + 12], sign, style),
      textMark([page.margin + 14, y + gap + 12], row.label, style),
      textMark([end - measure(row.value, font, 9.5), y + gap + 12], row.value, style),
    ],
  }
}

function tablePieces({ head, rows }: Extract<Block, { kind: 'table' }>, measure: Measure): Piece[] {
  const width = contentWidth / head.length
  const row = (cells: readonly string[], font: FontName): Piece => ({
    height: 13,
    draw: (y) => [
      ...cells.map((cell, index) => {
        const text = linesOf(cell, width - 6, { measure, font, size: 8 })[0] ?? ''
        const place = page.margin + width * index
        const x = index === 0 ? place : place + width - measure(text, font, 8)
        return textMark([x, y + 9.5], text, { font, size: 8 })
      }),
      hairline(y + 12.5, font === 'bold' ? colors.muted : colors.faint),
    ],
  })
  const header: Piece = { ...row(head, 'bold'), leads: true }
  return [header, ...rows.map((cells): Piece => ({ ...row(cells, 'regular'), repeats: [header] }))]
}
