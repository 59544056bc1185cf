import { killWorkers } from '../integration/faults/support/killWorkers.js'
import { chooseSeed } from '../integration/faults/support/scene.js'
import { cleanUpPaper } from '../platforms/launchPaper.js'

const kills = 200
/** With fewer, a run without a wrong verdict would say nothing. */
const inFlightMin = kills / 4

/** Verdicts that are lost, doubled or changed by 200 kills of worker processes; must be none. */
export async function benchFaults() {
  try {
    const report = await killWorkers({ kills, seed: chooseSeed() })
    const { found: inFlight, rulings, ended, observations, seed, wrong } = report
    if (inFlight < inFlightMin || rulings < kills) {
      throw new Error(`expected ${inFlightMin} kills with a ruling in flight, were ${inFlight} and ${rulings} rulings`) // prettier-ignore
    }
    if (wrong.misrecorded.length + wrong.unproven.length > 0) {
      throw new Error(`expected each observation once and each ruling proven, seed ${seed}`)
    }
    const detail = `${inFlight} of ${kills} kills with a ruling in flight, ${rulings} rulings, ${observations} observations, seed ${seed}` // prettier-ignore
    // Every account ended once on the platform: however undisturbed, no more and no fewer can be right.
    const value = Math.max(wrong.lost.length + wrong.surplus.length, Math.abs(rulings - ended))
    return [{ name: 'faults.kills', value, unit: 'verdicts', limit: 0, detail }]
  } finally {
    cleanUpPaper()
  }
}
