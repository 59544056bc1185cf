import type { Observation } from '../../domain/rules/types.js'
import { minor } from '../../domain/money/minor.js'

/** An observation as the tape keeps it; `number` is `live.account.number`. */
export type TapeRecord = {
  readonly number: number
  readonly receivedAt: number
  readonly sequence: number
  readonly observation: Observation
}

/**
 * 56 bytes, little-endian: six float64 (at, received at, sequence, balance, equity, last opened at),
 * the account's number as uint32, open positions and pending orders as uint16.
 */
export const recordBytes = 56

const countMax = 0xffff

export function writeRecord(view: DataView, offset: number, record: TapeRecord): void {
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
}

export function readRecord(view: DataView, offset: number): TapeRecord {
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
    },
  }
}

/** All records of a tape row's body. */
export function* readRecords(body: Buffer): Generator<TapeRecord> {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  for (let offset = 0; offset < body.byteLength; offset += recordBytes) {
    yield readRecord(view, offset)
  }
}
