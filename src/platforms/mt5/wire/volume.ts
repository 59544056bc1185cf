import { integerIn, type WireRecord } from './fields.js'

const units = 10_000
const extendedUnits = 100_000_000

/** Lots: `Volume` counts 1/10,000 lot; where it is too coarse, `VolumeExt` counts 1/100,000,000. */
export function lotsIn(record: WireRecord, name: string): number | null {
  const coarse = integerIn(record, name)
  const fine = integerIn(record, `${name}Ext`)
  if (fine !== null && fine !== 0) return fine / extendedUnits
  return coarse === null ? null : coarse / units
}
