import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isStage, nextStage, stageLabel, type Stage } from '../../../src/domain/lifecycles/stage.js'

describe('isStage', () => {
  it.each(['evaluation-1', 'evaluation-9', 'evaluation-10', 'awaitingFunding', 'funded'])(
    'knows %s',
    (text) => expect(isStage(text)).toBe(true),
  )

  it.each([
    '',
    'evaluation',
    'evaluation-0',
    'evaluation-01',
    'evaluation-100',
    'Funded',
    'funded ',
  ])('refuses "%s"', (text) => expect(isStage(text)).toBe(false))
})

describe('nextStage', () => {
  it('goes through each phase, then waits for funding, then is funded, then ends', () => {
    const way: string[] = []
    for (let at: Stage | null = 'evaluation-1'; at; at = nextStage(at, 3)) way.push(at)
    expect(way).toEqual([
      'evaluation-1',
      'evaluation-2',
      'evaluation-3',
      'awaitingFunding',
      'funded',
    ])
  })

  it('always ends after as many steps as there are phases, plus two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (phases) => {
        let steps = 0
        for (let at: Stage | null = 'evaluation-1'; at; at = nextStage(at, phases)) steps += 1
        expect(steps).toBe(phases + 2)
      }),
    )
  })

  it('goes to funding from a phase that a program has no more', () => {
    expect(nextStage('evaluation-3', 2)).toBe('awaitingFunding')
  })
})

describe('stageLabel', () => {
  it('says each stage in words', () => {
    expect(stageLabel('evaluation-2')).toBe('Phase 2')
    expect(stageLabel('awaitingFunding')).toBe('Awaiting funding')
    expect(stageLabel('funded')).toBe('Funded')
  })
})
