import { createHash } from 'node:crypto'

const checksumLength = 8

/** A record as one line that proves itself: checksum, space, JSON. */
export function toLine(record: unknown): string {
  const json = JSON.stringify(record)
  return `${checksum(json)} ${json}\n`
}

/** @returns undefined when the line is torn or damaged */
export function fromLine(line: string): unknown {
  const json = line.slice(checksumLength + 1)
  if (line[checksumLength] !== ' ' || line.slice(0, checksumLength) !== checksum(json)) {
    return undefined
  }
  const value: unknown = JSON.parse(json)
  return value
}

const checksum = (text: string): string =>
  createHash('sha1').update(text).digest('hex').slice(0, checksumLength)
