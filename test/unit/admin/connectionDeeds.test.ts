import { expect, it } from '@jest/globals'
import { connectionDeeds } from '../../../src/admin/deeds/connectionDeeds.js'

const labelsOf = (mode: string, ...held: string[]) =>
  connectionDeeds({ mode, held }).map(({ label }) => label)

it('a platform is never offered the mode that it is in', () => {
  expect(labelsOf('act')).toEqual([
    ...['Test', 'Compare books', 'Observe only', 'Hold rulings', 'Hold sending'],
  ])
  expect(labelsOf('observe')).toEqual([
    ...['Test', 'Compare books', 'Act', 'Hold rulings', 'Hold sending'],
  ])
})

it('only what is held can be released', () => {
  const releases = (...held: string[]) =>
    labelsOf('act', ...held).filter((label) => label.startsWith('Release'))
  expect(releases()).toEqual([])
  expect(releases('sending')).toEqual(['Release sending'])
  expect(releases('rulings', 'sending')).toEqual(['Release rulings', 'Release sending'])
})
