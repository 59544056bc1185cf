import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import { canonicalJson } from '../../domain/rules/canonicalJson.js'
import type { RulingRecord } from '../../domain/rulings/rulingRecord.js'
import type { Audience } from '../../evidence/evidenceDocument.js'
import { makeDocument } from '../../evidence/makeDocument.js'
import { renderPdf } from '../../evidence/renderPdf.js'
import { attachmentHeaders } from '../../providers/documents/attachmentHeaders.js'
import { Refused } from './answer.js'

type Kept = { readonly evidence: unknown; readonly record: RulingRecord }

/** The evidence file: canonical JSON, so that it is the same whoever downloads it. */
export function evidenceFileAnswer({ evidence, record }: Kept): Response {
  const text = `${canonicalJson(evidence)}\n`
  return new Response(text, {
    headers: attachmentHeaders({
      filename: `evidence-${plain(record.reference)}.json`,
      type: 'application/json',
      length: Buffer.byteLength(text),
    }),
  })
}

type Asked = { readonly audience: Audience; readonly rules: RuleRegistry }

/** @throws Refused 422 when the evidence names a rule that is not installed, or has another form */
export async function evidencePdfAnswer(
  { evidence, record }: Kept,
  { audience, rules }: Asked,
): Promise<Response> {
  const document = makeDocument({ evidence, record, audience, rules })
  if (!document) {
    throw new Refused(
      'unreadable',
      'This evidence names a rule that is not installed, or has a form this release does not know.',
      422,
    )
  }
  const bytes = new Uint8Array(await renderPdf(document))
  const filename = `evidence-${plain(record.reference)}-${audience}.pdf`
  const file = { filename, type: 'application/pdf', length: bytes.byteLength }
  return new Response(bytes, { headers: attachmentHeaders(file) })
}

const plain = (reference: string): string => reference.replace(/[^\w-]/g, '_')
