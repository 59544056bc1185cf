import type { Ruling } from '../api/shapes.js'
import { CopyButton } from '../parts/CopyButton.js'
import { DownloadButton } from './DownloadButton.js'
import { EvidenceCurve } from './EvidenceCurve.js'

type Props = { readonly ruling: Ruling }

/** What the ruling rests on: the figures as a curve, and both forms of it to keep. */
export function EvidenceCard({ ruling }: Props) {
  const { id, reference, evidenceHash } = ruling
  return (
    <section className="card">
      <h2>Evidence</h2>
      <EvidenceCurve ruling={ruling} />
      <p>
        The file holds the rules you traded under, every figure the platform sent around that
        moment, and the state before and after. Computing it again gives the same ruling. Keep a
        copy: its hash also stands in the message you got.
      </p>
      {evidenceHash ? (
        <p className="hash">
          SHA-256: <code>{evidenceHash}</code> <CopyButton text={evidenceHash} what="hash" />
        </p>
      ) : null}
      <div className="buttons">
        <DownloadButton
          path={`/trader/rulings/${id}/evidence.pdf`}
          name={`evidence-${reference}.pdf`}
          label="Download as PDF"
        />
        <DownloadButton
          path={`/trader/rulings/${id}/evidence`}
          name={`evidence-${reference}.json`}
          label="Download the evidence file"
        />
      </div>
    </section>
  )
}
