import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { cleanUpPaper } from '../../platforms/launchPaper.js'
import { atOnce } from './support/atOnce.js'
import { nothingWrong } from './support/comparison.js'
import { playIncident, type Incident, type Role } from './support/incident.js'
import { mt5 } from './support/mt5Stage.js'
import { paper } from './support/paperStage.js'
import type { Misbehaviour, Simulated } from './support/stage.js'
import { tradelocker } from './support/tradelockerStage.js'

afterAll(cleanUpPaper)

const falling = ['dipper', 'broken', 'later'] as const

/** `confirmed` or `suspected` of each ruling, in order. */
const decided = ({ rulings }: Incident, role: Role): readonly string[] =>
  rulings[role].map(({ disposition }) => disposition)

/** Never a wrong ruling: each says what the platform showed, proves it, and ends nobody twice. */
function expectTrue(incident: Incident): void {
  expect(incident.unproven).toEqual([])
  expect(incident.rulings.bystander).toEqual([])
  for (const role of falling) {
    for (const { kind, rule, figure } of incident.rulings[role]) {
      const truth = { kind: 'breach', rule: 'dailyLoss', figure: incident.lowest[role] }
      expect({ role, kind, rule, figure }).toEqual({ role, ...truth })
    }
    expect(decided(incident, role).filter((each) => each === 'confirmed').length).toBeLessThan(2)
  }
}

function expectGuarantee(incident: Incident, { guarantee, kind, tells }: Misbehaviour): void {
  expectTrue(incident)
  if (guarantee === 'equal') {
    for (const role of falling) expect([role, ...decided(incident, role)]).toEqual([role, 'confirmed']) // prettier-ignore
    expect(incident.wrong).toEqual(nothingWrong)
  }
  if (guarantee === 'notFailed') expect(decided(incident, 'dipper')).not.toContain('confirmed')
  // The first figure after it comes after things that nobody knows.
  if (guarantee === 'notFailed' && kind === 'gone') expect(decided(incident, 'broken')[0]).toBe('suspected') // prettier-ignore
  // It fell and rose unseen: deals and bars tell, and a person decides.
  if (tells && kind === 'gone') {
    const doubts = ['gapWithoutCatchUp', 'equityFromBars']
    expect(incident.rulings.dipper).toMatchObject([{ disposition: 'suspected', doubts }])
  }
  // What comes after is judged as ever, unless the platform's clock is behind: then all is old.
  if (kind !== 'clock behind') {
    const later = incident.rulings.later.map(({ disposition, doubts }) => [disposition, ...doubts])
    expect(later).toEqual([['confirmed']])
  }
}

describe.each([paper, mt5, tradelocker])(
  'a worker whose platform $name',
  (simulated: Simulated) => {
    const played = new Map<string, PromiseSettledResult<Incident>>()
    // All within one hook: modules that are imported later may not be between tests.
    beforeAll(async () => {
      const ended = await atOnce(8, simulated.kinds, (way) => playIncident(simulated, way))
      for (const [place, { kind }] of simulated.kinds.entries()) {
        const own = ended[place]
        if (own) played.set(kind, own)
      }
    }, 600_000)

    it.each(simulated.kinds)('misbehaves by "$kind" rules truly: $guarantee', (way) => {
      const own = played.get(way.kind)
      if (own?.status !== 'fulfilled') throw own?.reason
      expectGuarantee(own.value, way)
    })
  },
)
