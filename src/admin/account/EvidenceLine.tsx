import type { Proof } from '../../readModels/account/proof.js'
import type { ShownRuling } from '../../readModels/account/readRuling.js'
import { Shape } from '../parts/Shape.js'
import { hashText } from './accountWords.js'

type Props = {
  readonly ruling: ShownRuling
  readonly proof: Proof
  readonly evidenceUrl: string
}

/** The seal of the evidence, the one before it, and whether both still hold. */
export function EvidenceLine({ ruling, proof, evidenceUrl }: Props) {
  const isIntact = ruling.chainIntact && proof.isSealed && ruling.evidenceHash === proof.hash
  return (
    <div className="pf-evidence">
      <span className="pf-muted">
        Evidence{' '}
        <a className="pf-mono" href={evidenceUrl} title={proof.hash}>
          {hashText(proof.hash)}
        </a>
      </span>
      <span className="pf-muted">
        {proof.previousHash === null ? (
          'the first'
        ) : (
          <>
            after{' '}
            <span className="pf-mono" title={proof.previousHash}>
              {hashText(proof.previousHash)}
            </span>
          </>
        )}
      </span>
      <span className="pf-mark">
        <Shape tone={isIntact ? 'done' : 'bad'} />
        {isIntact ? 'chain intact' : 'chain broken'}
      </span>
    </div>
  )
}
