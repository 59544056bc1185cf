import { DomainFault } from '../domain/fault.js'
import { compilePhase } from '../domain/rules/compilePhase.js'
import { explainVerdict } from '../domain/rules/explainVerdict.js'
import type { RuleRegistry } from '../domain/rules/ruleRegistry.js'
import { evidenceSchema, type Evidence } from '../domain/rulings/evidence.js'
import { replayEvidence } from '../domain/rulings/replayEvidence.js'
import type { RulingRecord } from '../domain/rulings/rulingRecord.js'
import type { Audience, Block, EvidenceDocument } from './evidenceDocument.js'
import { chartOf, observationsOf } from './evidenceChart.js'
import { printable } from './printable.js'
import { agreedBlocks, decisionBlocks, momentRows, observationTable, sealRows } from './sections.js'
import { subjectRows } from './subjectRows.js'

type Input = {
  /** As it is stored. */
  readonly evidence: unknown
  readonly record: RulingRecord
  readonly audience: Audience
  readonly rules: RuleRegistry
}

const words = {
  breach: { word: 'Broken', tone: 'bad', title: 'Breach' },
  expiry: { word: 'Run out', tone: 'bad', title: 'Expiry' },
  pass: { word: 'Met', tone: 'good', title: 'Pass' },
  soft: { word: 'Recorded', tone: 'near', title: 'Recorded violation' },
} as const

/** Where a firm's own words are in a script that the fonts do not have. */
const inFile = 'Its wording is in the evidence file.'

/**
 * The document about one ruling: the same evidence and record give the same document.
 *
 * @returns null when the evidence cannot be laid open here
 */
export function makeDocument(input: Input): EvidenceDocument | null {
  const parsed = evidenceSchema.safeParse(input.evidence)
  if (!parsed.success) return null
  try {
    return documentOf(parsed.data, input)
  } catch (error) {
    if (error instanceof DomainFault) return null
    throw error
  }
}

function documentOf(evidence: Evidence, { record, audience, rules }: Input): EvidenceDocument {
  const phase = compilePhase(evidence.terms, rules)
  const explanation = explainVerdict(evidence.verdict, evidence.terms, rules)
  const seen = observationsOf(evidence, phase)
  const { word, tone, title } = words[evidence.verdict.kind]
  const ruleTitle = printable(explanation.title, evidence.verdict.rule)
  const titleOf = (rule: string) => printable(phase.ruleOf(rule)?.label ?? rule, rule)
  const chart = chartOf({ evidence, phase, seen, word: title, tone, titleOf })
  const replay = replayEvidence(evidence, rules)
  const rows = explanation.rows.map((row) => ({
    ...row,
    sign: row.sign,
    label: printable(row.label, 'See the evidence file'),
    value: printable(row.value, '?'),
  }))
  const blocks: (Block | null)[] = [
    text(printable(explanation.summary, inFile), 'strong'),
    { kind: 'facts', rows: subjectRows(evidence, record, audience) },
    chart && heading('Equity and floors at every observation of the evidence'),
    chart && { kind: 'chart', chart },
    heading('The rule, as the trader agreed to it'),
    text(printable(explanation.words, inFile), 'plain'),
    heading('How the limit and the figure come about'),
    { kind: 'sum', rows },
    ...(seen.length > 0
      ? ([heading('The moment'), { kind: 'facts', rows: momentRows(evidence, seen) }] as const)
      : []),
    ...(audience === 'trader' ? [] : agreedBlocks(record, evidence)),
    ...(audience === 'operator' ? decisionBlocks(record, evidence) : []),
    heading('How to check this document'),
    { kind: 'facts', rows: sealRows(evidence, replay) },
    text(
      'Curve, floors, formula and verdict are computed from the evidence file of this ruling. ' +
        '"prop-firm replay FILE" computes them again, without any database, and refuses a file in ' +
        'which a single figure was changed.',
      'muted',
    ),
    ...(audience === 'processor' ? [] : observationTable(evidence, seen, { audience, titleOf })),
  ]
  return {
    title: `${title}: ${ruleTitle}`,
    subtitle: `Evidence of ruling ${printable(record.reference, '')} · ${printable(record.firm, 'the firm')}`,
    chip: chipOf(record, { word, tone }),
    footer: `Ruling ${printable(record.reference, '')} · evidence ${evidence.hash}`,
    at: evidence.verdict.at,
    blocks: blocks.filter((block) => block !== null),
  }
}

const heading = (words: string): Block => ({ kind: 'heading', text: words })
const text = (words: string, tone: 'plain' | 'strong' | 'muted'): Block => ({
  kind: 'text',
  text: words,
  tone,
})

const standings: Readonly<Record<string, string>> = {
  suspected: 'Suspected',
  dismissed: 'Dismissed',
  overturned: 'Overturned',
}

function chipOf({ standing }: RulingRecord, chip: EvidenceDocument['chip']) {
  const word = standings[standing]
  if (word === undefined) return chip
  return { word, tone: standing === 'suspected' ? ('near' as const) : ('good' as const) }
}
