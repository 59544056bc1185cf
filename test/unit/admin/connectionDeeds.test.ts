import { expect, it } from '@jest/globals'
import { connectionDeeds, connectionDeedsIn } from '../../../src/admin/deeds/connectionDeeds.js'

const labelsIn = (mode: string) => connectionDeedsIn(mode).map(({ label }) => label)

it('a platform is never offered the mode that it is in', () => {
  expect(labelsIn('act')).not.toContain('Act')
  expect(labelsIn('act')).toContain('Observe only')
  expect(labelsIn('observe')).not.toContain('Observe only')
  expect(labelsIn('observe')).toContain('Act')
})

it('everything else is offered in either mode', () => {
  expect(labelsIn('act')).toHaveLength(connectionDeeds.length - 1)
  expect(labelsIn('observe')).toHaveLength(connectionDeeds.length - 1)
})
