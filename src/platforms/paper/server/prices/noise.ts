/**
 * Randomness as a function of where it is used: the same seed, stream and step always give the
 * same number, so a path goes on after a restart from its step alone, and can be looked ahead on.
 */
export function uniform(seed: number, stream: number, step: number): number {
  let h = mix(seed ^ 0x9e3779b9)
  h = mix(h ^ stream)
  h = mix(h ^ (step >>> 0))
  h = mix(h ^ Math.floor(step / 0x1_0000_0000))
  return (h + 0.5) / 0x1_0000_0000
}

/** Standard normal (Box-Muller). */
export function gaussian(seed: number, stream: number, step: number): number {
  const radius = Math.sqrt(-2 * Math.log(uniform(seed, stream, step * 2)))
  return radius * Math.cos(2 * Math.PI * uniform(seed, stream, step * 2 + 1))
}

/** A number for a name, to be used as a stream (FNV-1a). */
export function streamOf(name: string): number {
  let h = 0x811c9dc5
  for (const char of name) h = Math.imul(h ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return h >>> 0
}

/** The finaliser of MurmurHash3: every bit of the input moves half of the output's. */
function mix(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
