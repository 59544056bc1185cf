import { minor } from '../../domain/money/minor.js'
import { doubtsIn, maskOf } from '../../domain/rules/doubtMask.js'
import type { TapeRecord } from './record.js'

/**
 * 58 bytes, little-endian: six float64 (at, received at, sequence, balance, equity, last opened at),
 * the account's number as uint32, then open positions, pending orders (both at most 65,535) and the
 * mask of doubts as uint16. What the whole tape was written in before records were packed.
 */
export const wideBytes = 58

const countMax = 0xffff

export function writeWide(view: DataView, offset: number, record: TapeRecord): void {
  const { observation } = record
  view.setFloat64(offset, observation.at, true)
  view.setFloat64(offset + 8, record.receivedAt, true)
  view.setFloat64(offset + 16, record.sequence, true)
  view.setFloat64(offset + 24, observation.balance, true)
  view.setFloat64(offset + 32, observation.equity, true)
  view.setFloat64(offset + 40, observation.lastOpenedAt, true)
  view.setUint32(offset + 48, record.number, true)
  view.setUint16(offset + 52, Math.min(observation.openPositions, countMax), true)
  view.setUint16(offset + 54, Math.min(observation.pendingOrders, countMax), true)
  view.setUint16(offset + 56, observation.doubts ? maskOf(observation.doubts) : 0, true)
}

export function readWide(view: DataView, offset: number): TapeRecord {
  const mask = view.getUint16(offset + 56, true)
  return {
    number: view.getUint32(offset + 48, true),
    receivedAt: view.getFloat64(offset + 8, true),
    sequence: view.getFloat64(offset + 16, true),
    observation: {
      kind: 'observation',
      at: view.getFloat64(offset, true),
      balance: minor(view.getFloat64(offset + 24, true)),
      equity: minor(view.getFloat64(offset + 32, true)),
      openPositions: view.getUint16(offset + 52, true),
      pendingOrders: view.getUint16(offset + 54, true),
      lastOpenedAt: view.getFloat64(offset + 40, true),
      ...(mask === 0 ? {} : { doubts: doubtsIn(mask) }),
    },
  }
}
