export type FontName = 'regular' | 'bold' | 'mono'

/** One thing on a page; points are 1/72 inch from the upper left corner. */
export type Mark =
  | {
      readonly kind: 'text'
      readonly x: number
      /** Of the baseline. */
      readonly y: number
      readonly text: string
      readonly font: FontName
      readonly size: number
      readonly color: string
    }
  | {
      readonly kind: 'line'
      readonly points: readonly (readonly [number, number])[]
      readonly width: number
      readonly color: string
      readonly dash?: readonly [number, number]
    }
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill?: string
      readonly stroke?: string
    }

/** Width of a text in points. */
export type Measure = (text: string, font: FontName, size: number) => number

export const page = { width: 595.28, height: 841.89, margin: 50, bottom: 60 } as const
export const contentWidth = page.width - 2 * page.margin

export const colors = {
  ink: '#1a1a1a',
  muted: '#6b6b6b',
  rule: '#d4d4d4',
  faint: '#ededed',
  bad: '#b3261e',
  good: '#1e6b3a',
  near: '#9a5b00',
  other: '#b07a1e',
} as const

type Style = { readonly font?: FontName; readonly size?: number; readonly color?: string }

/** `at` is where the baseline begins. */
export const textMark = (
  [x, y]: readonly [number, number],
  text: string,
  style: Style = {},
): Mark => ({
  kind: 'text',
  x,
  y,
  text,
  font: style.font ?? 'regular',
  size: style.size ?? 9,
  color: style.color ?? colors.ink,
})

/** Breaks a text into lines that fit; a word longer than a line is broken inside. */
export function linesOf(
  text: string,
  width: number,
  measured: { readonly measure: Measure; readonly font: FontName; readonly size: number },
): string[] {
  const { measure, font, size } = measured
  const fits = (line: string) => measure(line, font, size) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (!fits(line)) {
      let end = line.length - 1
      while (end > 1 && !fits(line.slice(0, end))) end -= 1
      lines.push(line.slice(0, end))
      line = line.slice(end)
    }
  }
  return [...lines, line]
}
