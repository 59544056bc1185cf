'use client'
import { Link } from '@payloadcms/ui'
import type { SameDocument } from '../../readModels/kyc/documents.js'
import { Shape } from '../parts/Shape.js'
import { useAddresses } from '../shell/useAddresses.js'
import { documentWords } from './documentWords.js'

type Props = {
  readonly kind: string
  readonly sameAs: readonly SameDocument[]
}

/** Who else sent the very same file, as what and for which case. */
export function SameDocuments({ kind, sameAs }: Props) {
  const { record } = useAddresses()
  return sameAs.map((other, index) => (
    <p className="pf-banner pf-banner--near" key={index}>
      <Shape tone="attention" />
      <span>
        {`${documentWords(kind)}: the same file was sent by `}
        <Link href={record('traders', other.traderId)} prefetch={false}>
          {`${other.traderName}, ${other.traderReference}`}
        </Link>
        {other.kind === kind ? ' in ' : ` as ${documentWords(other.kind).toLowerCase()} in `}
        <Link href={record('kycCases', other.caseId)} prefetch={false}>
          {other.caseReference}
        </Link>
        .
      </span>
    </p>
  ))
}
