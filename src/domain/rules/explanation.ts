/** One line of a formula: `− 4 % of 100,000.00 … 4,000.00`. */
export type ExplanationRow = {
  /** Rows of one group stand together: how the limit came about, the figure, and the result. */
  readonly group: 'limit' | 'figure' | 'result'
  readonly sign: '' | '−' | '+' | '='
  readonly label: string
  /** Formatted, without currency. */
  readonly value: string
  readonly tone: 'muted' | 'plain' | 'strong' | 'broken'
}

/** A verdict laid open: what the rule says, and the subtraction that decided. */
export type Explanation = {
  readonly title: string
  /** The rule as the trader agreed to it. */
  readonly words: string
  /** One sentence with the figures, for a message. */
  readonly summary: string
  readonly rows: readonly ExplanationRow[]
}

type Options = Partial<Pick<ExplanationRow, 'sign' | 'tone'>>

/** Rows of one group, each `row(label, value, options)`. */
export const rowsOf =
  (group: ExplanationRow['group']) =>
  (label: string, value: string, options: Options = {}): ExplanationRow => ({
    group,
    sign: options.sign ?? '',
    label,
    value,
    tone: options.tone ?? 'plain',
  })
