import { z } from 'zod'
import { sha256Of } from '../rules/canonicalJson.js'
import type { CompiledPhase } from '../rules/compilePhase.js'
import { engineRevision } from '../rules/coreSlots.js'
import { doubtSchema, engineInputSchema } from '../rules/inputSchema.js'
import { phaseTermsSchema } from '../rules/termsSchema.js'
import type { AccountState, EngineInput, PhaseTerms, Verdict } from '../rules/types.js'

/** An input, and how it reached us. */
export type EvidenceInput = {
  readonly input: EngineInput
  /** UTC milliseconds by our own clock. */
  readonly receivedAt: number
  /** Position in the platform's own order, where it has one. */
  readonly sequence?: number
  /** Figures as the platform wrote them. */
  readonly raw?: { readonly balance: string; readonly equity: string }
}

export type EvidenceSubject = Readonly<Record<string, string | number>>

/**
 * Everything that a ruling rests on. Amounts are minor units of `terms.currency`, times UTC
 * milliseconds; states are by slot name. `hash` covers all the rest, `previousHash` included, so the
 * evidence of an account forms a chain.
 */
export type Evidence = {
  readonly format: 1
  readonly engine: number
  /** Which ruling, account, program version, connection and login it is about. */
  readonly about: EvidenceSubject
  readonly terms: PhaseTerms
  readonly termsHash: string
  readonly stateBefore: Readonly<Record<string, number>>
  /** In the order of evaluation; the last one decided. */
  readonly inputs: readonly EvidenceInput[]
  /** How often the platform was looked at, or null where it sends every change. */
  readonly samplingIntervalMs: number | null
  readonly floors: readonly number[]
  readonly stateAfter: Readonly<Record<string, number>>
  readonly verdict: Verdict
  readonly previousHash: string | null
  readonly hash: string
}

/** Evidence before it has its place in the account's chain. */
export type EvidenceDraft = Omit<Evidence, 'previousHash' | 'hash'>

type DraftParts = {
  readonly phase: CompiledPhase
  /** Before the first of `inputs`. */
  readonly stateBefore: AccountState
  readonly inputs: readonly EvidenceInput[]
  readonly samplingIntervalMs: number | null
  /** After the last of `inputs`. */
  readonly stateAfter: AccountState
  readonly verdict: Verdict
  readonly about?: EvidenceSubject
}

/** What one verdict rests on, as it was when it was found. */
export function draftEvidence(parts: DraftParts): EvidenceDraft {
  const { phase, stateBefore, stateAfter } = parts
  return {
    format: 1,
    engine: engineRevision,
    about: parts.about ?? {},
    terms: phase.terms,
    termsHash: phase.hash,
    stateBefore: phase.describeState(stateBefore),
    inputs: parts.inputs,
    samplingIntervalMs: parts.samplingIntervalMs,
    floors: phase.floors(stateAfter),
    stateAfter: phase.describeState(stateAfter),
    verdict: parts.verdict,
  }
}

type Seal = {
  /** Hash of the account's evidence before this one, or null for the first. */
  readonly previousHash: string | null
  /** What else it is about. */
  readonly about?: EvidenceSubject
}

/** Gives a draft its place in the account's chain: only what is stored has one. */
export function sealEvidence(draft: EvidenceDraft, { previousHash, about = {} }: Seal): Evidence {
  const body = { ...draft, about: { ...draft.about, ...about }, previousHash }
  return { ...body, hash: sha256Of(body) }
}

/** The evidence of one verdict, sealed with its hash. */
export const makeEvidence = (parts: DraftParts & Pick<Seal, 'previousHash'>): Evidence =>
  sealEvidence(draftEvidence(parts), { previousHash: parts.previousHash })

/** What `hash` must be: sha256 of the canonical JSON of everything else. */
export function hashOfEvidence(evidence: Evidence): string {
  const body: Record<string, unknown> = { ...evidence }
  delete body['hash']
  return sha256Of(body)
}

/** Place of the first evidence that does not follow from the one before it, or null. */
export function firstBrokenLink(chain: readonly Evidence[]): number | null {
  let previous: string | null = null
  for (const [index, evidence] of chain.entries()) {
    if (evidence.previousHash !== previous || hashOfEvidence(evidence) !== evidence.hash) {
      return index
    }
    previous = evidence.hash
  }
  return null
}

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected a sha256 in hexadecimal')
const figures = z.record(z.string(), z.number())

const verdict = z.strictObject({
  kind: z.enum(['breach', 'pass', 'expiry', 'soft']),
  rule: z.string(),
  code: z.string(),
  at: z.int(),
  unit: z.enum(['money', 'days', 'count', 'percent', 'lots', 'seconds']),
  limit: z.int(),
  figure: z.int(),
  doubts: z.array(doubtSchema),
  facts: figures.exactOptional(),
  action: z.enum(['pauseUntilReset', 'blockUntilReset', 'closePositions']).exactOptional(),
  occasion: z.int().exactOptional(),
})

const evidenceInput = z.strictObject({
  input: engineInputSchema,
  receivedAt: z.int(),
  sequence: z.int().exactOptional(),
  raw: z.strictObject({ balance: z.string(), equity: z.string() }).exactOptional(),
})

/** An evidence file as somebody hands it in. */
export const evidenceSchema: z.ZodType<Evidence> = z.strictObject({
  format: z.literal(1),
  engine: z.int(),
  about: z.record(z.string(), z.union([z.string(), z.number()])),
  terms: phaseTermsSchema,
  termsHash: hash,
  stateBefore: figures,
  inputs: z.array(evidenceInput).min(1),
  samplingIntervalMs: z.int().min(0).nullable(),
  floors: z.array(z.int()),
  stateAfter: figures,
  verdict,
  previousHash: hash.nullable(),
  hash,
})
