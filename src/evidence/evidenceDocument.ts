import type { ExplanationRow } from '../domain/rules/explanation.js'
import type { EvidenceChart } from './evidenceChart.js'

/** Who reads it: the firm's own people, the trader it is about, a payment processor or bank. */
export const audiences = ['operator', 'trader', 'processor'] as const
export type Audience = (typeof audiences)[number]

export type Fact = { readonly label: string; readonly value: string }

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly tone: 'plain' | 'strong' | 'muted' }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'sum'; readonly rows: readonly ExplanationRow[] }
  | { readonly kind: 'chart'; readonly chart: EvidenceChart }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

/** A document about one ruling, before it has pages. Every text can be shown by standard fonts. */
export type EvidenceDocument = {
  readonly title: string
  readonly subtitle: string
  /** The verdict in a word, as a chip. */
  readonly chip: { readonly word: string; readonly tone: 'bad' | 'good' | 'near' }
  readonly footer: string
  /** The document bears the ruling's time: made twice it is the same. */
  readonly at: number
  readonly blocks: readonly Block[]
}
