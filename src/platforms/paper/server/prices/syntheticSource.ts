import { toPoints, type SymbolSpec } from '../symbols.js'
import { gaussian, streamOf, uniform } from './noise.js'
import { quoteAround, type PriceSource } from './source.js'

const secondsPerYear = 365 * 86_400
/** Share of the distance to the base price that a day takes back: a demo of weeks stays in sight of it. */
const pullPerDay = 0.02
const stormChance = 0.03
const stormSize = 3

/**
 * A seeded random walk with the symbol's volatility, now and then a step three times as large, and
 * a weak pull to the base price.
 *
 * @param options.secondsPerStep market time between two steps
 */
export function syntheticSource(
  spec: SymbolSpec,
  options: { seed: number; secondsPerStep: number },
): PriceSource {
  const stream = streamOf(spec.name)
  const sigma = spec.volatility * Math.sqrt(options.secondsPerStep / secondsPerYear)
  const pull = (pullPerDay * options.secondsPerStep) / 86_400
  const base = toPoints(spec, spec.basePrice)
  return {
    spec,
    first: quoteAround(spec, base),
    next: (step, before) => {
      const storm = uniform(options.seed, stream ^ 1, step) < stormChance ? stormSize : 1
      const noise = gaussian(options.seed, stream, step) * sigma * storm
      const drift = -pull * Math.log(before.middle / base)
      return quoteAround(spec, before.middle * Math.exp(noise + drift))
    },
  }
}
