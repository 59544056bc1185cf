/** Warning bands in percent of a limit where the firm has not set its own. */
export const defaultBands: readonly number[] = [50, 70, 90]

/** Calm below the last but one band, near up to the last, at the limit from there on. */
export function bandOf(used: number, bands: readonly number[]): 'calm' | 'near' | 'at' {
  const percent = used / 100
  const last = bands.at(-1) ?? 100
  if (percent >= last) return 'at'
  return percent >= (bands.at(-2) ?? last) ? 'near' : 'calm'
}
