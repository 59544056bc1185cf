import { amountText, clockText } from '../../domain/rules/phrasing.js'
import type { ChartLine, EvidenceChart } from '../evidenceChart.js'
import { printable } from '../printable.js'
import { colors, contentWidth, page, textMark, type Mark, type Measure } from './marks.js'

export const chartHeight = 180
const axisLeft = 68
const axisBottom = 34
const top = 14
const right = 10

type Scale = { readonly low: number; readonly high: number; readonly ticks: readonly number[] }

/** Round steps that cover the amounts, about five of them. */
export function scaleOf(amounts: readonly number[]): Scale {
  const low = Math.min(...amounts)
  const high = Math.max(...amounts)
  const span = Math.max(high - low, 100)
  const rough = span / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power
  const first = Math.floor((low - span * 0.04) / step) * step
  const last = Math.ceil((high + span * 0.04) / step) * step
  const count = Math.round((last - first) / step)
  const ticks = Array.from({ length: count + 1 }, (_, index) => first + index * step)
  return { low: first, high: last, ticks }
}

/** Floors so far off that equity would become a flat line are named in the legend alone. */
function visible(chart: EvidenceChart): readonly ChartLine[] {
  const near = chart.lines.filter(({ style }) => style !== 'other')
  const amounts = near.flatMap(({ points }) => points.map(({ amount }) => amount))
  const span = Math.max(...amounts) - Math.min(...amounts)
  return chart.lines.filter(
    ({ style, points }) =>
      style !== 'other' ||
      points.every(({ amount }) => amount > Math.min(...amounts) - 2 * Math.max(span, 1)),
  )
}

/** Equity, floors and the moment, `y` being the upper edge. */
export function drawChart(chart: EvidenceChart, y: number, measure: Measure): Mark[] {
  const shown = visible(chart)
  const points = shown.flatMap((line) => line.points)
  const scale = scaleOf(points.map(({ amount }) => amount))
  const from = Math.min(...points.map(({ at }) => at))
  const to = Math.max(...points.map(({ at }) => at))
  const left = page.margin + axisLeft
  const width = contentWidth - axisLeft - right
  const height = chartHeight - top - axisBottom
  const xOf = (at: number) => left + (to === from ? width : ((at - from) / (to - from)) * width)
  const yOf = (amount: number) =>
    y + top + height - ((amount - scale.low) / (scale.high - scale.low)) * height
  const money = (amount: number) => printable(amountText(amount, chart), '')
  const grid = scale.ticks.flatMap((amount): Mark[] => {
    const label = money(amount)
    return [
      {
        kind: 'line',
        points: [
          [left, yOf(amount)],
          [left + width, yOf(amount)],
        ],
        width: 0.5,
        color: colors.faint,
      },
      textMark([left - 6 - measure(label, 'regular', 7.5), yOf(amount) + 2.5], label, {
        size: 7.5,
        color: colors.muted,
      }),
    ]
  })
  return [
    ...grid,
    ...timeAxis(chart, { from, to, xOf, y: y + top + height, measure }),
    ...shown.map((line) => lineMark(line, chart, { xOf, yOf })),
    ...dots(shown, { xOf, yOf }),
    ...momentMarks(chart, { xOf, yOf, money, measure, top: y + top, bottom: y + top + height }),
    ...legend(chart, shown, { y: y + chartHeight - 4, measure, money }),
  ]
}

type Axes = { readonly xOf: (at: number) => number; readonly yOf: (amount: number) => number }

const lineColor = (line: ChartLine, chart: EvidenceChart): string =>
  line.style === 'equity'
    ? colors.ink
    : line.style === 'decisive'
      ? colors[chart.tone]
      : colors.other

/** Equity runs from figure to figure, a floor stands until it changes. */
function lineMark(line: ChartLine, chart: EvidenceChart, { xOf, yOf }: Axes): Mark {
  const corners = line.points.flatMap(({ at, amount }, index): [number, number][] => {
    const before = line.points[index - 1]
    const corner: [number, number] = [xOf(at), yOf(amount)]
    return before && line.style !== 'equity' ? [[xOf(at), yOf(before.amount)], corner] : [corner]
  })
  return {
    kind: 'line',
    points: corners,
    width: line.style === 'equity' ? 1.1 : 1,
    color: lineColor(line, chart),
    ...(line.style === 'other' ? { dash: [3, 2] as const } : {}),
  }
}

/** Each observation is a dot: what lies between two of them was not seen. */
const dots = (lines: readonly ChartLine[], { xOf, yOf }: Axes): Mark[] =>
  lines
    .filter(({ style }) => style === 'equity')
    .flatMap(({ points }) => points)
    .map(({ at, amount }) => ({
      kind: 'box',
      x: xOf(at) - 1,
      y: yOf(amount) - 1,
      width: 2,
      height: 2,
      fill: colors.ink,
    }))

type Moment = Axes & {
  readonly money: (amount: number) => string
  readonly measure: Measure
  readonly top: number
  readonly bottom: number
}

function momentMarks({ mark, tone, zone }: EvidenceChart, moment: Moment): Mark[] {
  const { xOf, yOf, money, measure, top: upper, bottom } = moment
  const [x, y] = [xOf(mark.at), yOf(mark.amount)]
  const word = `${mark.word} ${clockText(mark.at, zone)}, equity ${money(mark.amount)}`
  const width = measure(word, 'bold', 8)
  return [
    {
      kind: 'line',
      points: [
        [x, upper],
        [x, bottom],
      ],
      width: 0.7,
      color: colors[tone],
      dash: [1.5, 2],
    },
    {
      kind: 'box',
      x: x - 3.5,
      y: y - 3.5,
      width: 7,
      height: 7,
      fill: '#ffffff',
      stroke: colors[tone],
    },
    textMark([x - width - 6, upper + 2], word, { font: 'bold', size: 8, color: colors[tone] }),
  ]
}

type Time = {
  readonly from: number
  readonly to: number
  readonly xOf: (at: number) => number
  readonly y: number
  readonly measure: Measure
}

function timeAxis({ zone }: EvidenceChart, { from, to, xOf, y, measure }: Time): Mark[] {
  const moments = to === from ? [to] : [from, from + (to - from) / 2, to].map(Math.round)
  return moments.map((at, index) => {
    const label = clockText(at, zone)
    const width = measure(label, 'regular', 7.5)
    const shift = index === 0 && moments.length > 1 ? 0 : at === to ? width : width / 2
    return textMark([xOf(at) - shift, y + 12], label, { size: 7.5, color: colors.muted })
  })
}

type Legend = {
  readonly y: number
  readonly measure: Measure
  readonly money: (amount: number) => string
}

function legend(
  chart: EvidenceChart,
  shown: readonly ChartLine[],
  { y, measure, money }: Legend,
): Mark[] {
  let x = page.margin + axisLeft
  return chart.lines.flatMap((line): Mark[] => {
    const last = line.points.at(-1)
    const amount = line.style === 'equity' || !last ? '' : ` ${money(last.amount)}`
    const off = shown.includes(line) ? '' : ' (below the drawing)'
    const label = `${line.title}${amount}${off}`
    const start = x
    x += measure(label, 'regular', 7.5) + 34
    return [
      {
        kind: 'line',
        points: [
          [start, y - 2.5],
          [start + 14, y - 2.5],
        ],
        width: 1.1,
        color: lineColor(line, chart),
        ...(line.style === 'other' ? { dash: [3, 2] as const } : {}),
      },
      textMark([start + 18, y], label, { size: 7.5, color: colors.muted }),
    ]
  })
}
