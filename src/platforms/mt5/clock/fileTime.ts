const gapMs = 11_644_473_600_000n

/** Hundreds of nanoseconds since 1601 as milliseconds since 1970; null when it is not that. */
export function fromFileTime(text: string): number | null {
  if (!/^\d{15,20}$/.test(text)) return null
  const ms = BigInt(text) / 10_000n - gapMs
  return ms > 0n ? Number(ms) : null
}
