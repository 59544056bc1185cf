'use client'
import type { Dashboard } from '../../readModels/dashboard/model.js'
import { Empty, Panel } from '../parts/Panel.js'
import { useAddresses } from '../shell/useAddresses.js'
import { Tile } from './Tile.js'
import { tilesOf } from './tiles.js'
import { useDashboard } from './useDashboard.js'
import { useRange } from './useRange.js'
import './dashboard.css'

/** The figures of the firm in one row. */
export function KeyFigures({ initial }: { readonly initial: Dashboard }) {
  const dashboard = useDashboard(initial)
  const addresses = useAddresses()
  const [range] = useRange()
  const tiles = tilesOf({ dashboard, range, addresses })
  if (tiles.length === 0) {
    return (
      <Panel className="pf-widget" title="Key figures">
        <Empty>The first figures appear within a minute of the first start.</Empty>
      </Panel>
    )
  }
  return (
    <div className="pf-widget pf-dash-tiles">
      {tiles.map((tile) => (
        <Tile key={tile.link.label + tile.link.href} {...tile} />
      ))}
    </div>
  )
}
