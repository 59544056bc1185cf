import type { SizeOf } from '../payouts/figure.js'
import { sha256Of } from '../rules/canonicalJson.js'
import type { RuleRegistry } from '../rules/ruleRegistry.js'
import { checkProgram } from './checkProgram.js'
import type { Difference } from './difference.js'
import { differences } from './differences.js'
import type { Finding } from './finding.js'
import { programInWords, type PhaseInWords, type ProgramInWords } from './inWords.js'
import type { ProgramTerms } from './terms.js'
import { sentenceChanges, wordChanges, type WordPart } from './wordChanges.js'

/** A rule's sentence with what changed in it; `parts` is null where it cannot be said. */
export type RuleSentence = {
  readonly key: string
  readonly parts: readonly WordPart[] | null
}

export type ReviewedWords = {
  readonly size: SizeOf
  readonly day: readonly WordPart[]
  readonly phases: readonly {
    readonly key: string
    readonly name: string
    readonly rules: readonly RuleSentence[]
  }[]
  readonly payout: readonly (readonly WordPart[])[]
  readonly scaling: readonly (readonly WordPart[])[]
  readonly offers: readonly (readonly WordPart[])[]
}

/** What an operator sees beside a draft while it is written. */
export type Review = {
  /** Null where the draft has no shape that could be read. */
  readonly hash: string | null
  readonly findings: readonly Finding[]
  /** Null as `hash`. */
  readonly words: ReviewedWords | null
  /** To the published version; empty without one. */
  readonly differences: readonly Difference[]
}

type Reviewed = {
  readonly draft: unknown
  readonly published: ProgramTerms | null
  readonly registry: RuleRegistry
  /** The size the words are for; the first of the program unless it has this one. */
  readonly size: SizeOf | null
}

/** Checks a draft, says it in words and compares it with the published version. */
export function reviewDraft({ draft, published, registry, size }: Reviewed): Review {
  const { terms, findings } = checkProgram(draft, registry)
  if (!terms) return { hash: null, findings, words: null, differences: [] }
  return {
    hash: sha256Of(terms),
    findings,
    words: changedWords(terms, { published, registry, size }),
    differences: published ? differences({ before: published, after: terms, registry }) : [],
  }
}

/** The terms in words, with what a version before them said. */
export function changedWords(
  terms: ProgramTerms,
  { published, registry, size }: Omit<Reviewed, 'draft'>,
): ReviewedWords | null {
  const chosen = terms.sizes.find((each) => isSame(each, size)) ?? terms.sizes[0]
  if (!chosen) return null
  const now = programInWords(terms, chosen, registry)
  const before = published?.sizes.some((each) => isSame(each, chosen))
    ? programInWords(published, chosen, registry)
    : null
  return {
    size: { size: chosen.size, currency: chosen.currency },
    day: before ? wordChanges(before.day, now.day) : same(now.day),
    phases: now.phases.map((phase) => ({
      key: phase.key,
      name: phase.name,
      rules: ruleSentences(phase, before),
    })),
    payout: before ? sentenceChanges(before.payout, now.payout) : now.payout.map(same),
    scaling: before ? sentenceChanges(before.scaling, now.scaling) : now.scaling.map(same),
    offers: before ? sentenceChanges(before.offers, now.offers) : now.offers.map(same),
  }
}

const isSame = (a: SizeOf, b: SizeOf | null): boolean =>
  a.size === b?.size && a.currency === b.currency

const same = (text: string): WordPart[] => [{ text, kind: 'same' }]

function ruleSentences(phase: PhaseInWords, before: ProgramInWords | null): RuleSentence[] {
  if (!before) {
    return phase.rules.map(({ key, words }) => ({
      key,
      parts: words === null ? null : same(words),
    }))
  }
  const old = before.phases.find(({ key }) => key === phase.key)?.rules ?? []
  const kept = new Set(phase.rules.map(({ key }) => key))
  const sentences = phase.rules.map(({ key, words }): RuleSentence => {
    const was = old.find((rule) => rule.key === key)?.words
    if (words === null) return { key, parts: null }
    return { key, parts: was ? wordChanges(was, words) : [{ text: words, kind: 'new' }] }
  })
  const gone = old.flatMap(({ key, words }): RuleSentence[] =>
    kept.has(key) || words === null ? [] : [{ key, parts: [{ text: words, kind: 'old' }] }],
  )
  return [...sentences, ...gone]
}
