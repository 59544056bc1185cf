export const dayMs = 86_400_000

/** Midnight UTC at or before a time. */
export const dayStart = (at: number): number => Math.floor(at / dayMs) * dayMs
