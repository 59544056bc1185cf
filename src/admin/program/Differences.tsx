'use client'
import { asksNothingMore } from '../../domain/programs/forTrader.js'
import { counted } from '../parts/counted.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Shape } from '../parts/Shape.js'
import { DifferenceTable } from './DifferenceTable.js'
import type { Reviewed } from './useReview.js'

/** What the draft changes against the published version. */
export function Differences({ review }: { readonly review: Reviewed | null }) {
  const published = review?.published
  if (!review) return null
  if (!published) {
    return (
      <Panel title="Difference">
        <Empty>Nothing is published yet. From the first version on, changes are listed here.</Empty>
      </Panel>
    )
  }
  const { differences, hash } = review
  const title = `Difference to v${published.number}`
  const count = counted(differences.length, 'change')
  if (differences.length === 0) {
    return (
      <Panel title={title}>
        <Empty>
          {hash === published.hash
            ? `The draft is the published version.`
            : 'Nothing that a trader would notice.'}
        </Empty>
      </Panel>
    )
  }
  const isBetter = asksNothingMore(differences.map(({ forTrader }) => forTrader))
  return (
    <>
      <Panel aside={`${count}, new purchases only`} title={title}>
        <DifferenceTable
          differences={differences}
          names={[`v${published.number}`, `v${published.number + 1}`]}
        />
      </Panel>
      <p className="pf-note">
        <Shape tone="waiting" />
        {isBetter
          ? 'Nothing gets stricter: running challenges may be moved to it without asking.'
          : 'Not better for everyone: running challenges keep their rules unless their trader accepts the new ones.'}
      </p>
    </>
  )
}
