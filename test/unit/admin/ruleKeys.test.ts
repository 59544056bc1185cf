import { expect, it } from '@jest/globals'
import { keysOf, labelOf } from '../../../src/admin/fields/ruleKeys.js'

const labels = { dailyLoss: 'Daily loss limit' }

it('a rule is called by its label whichever of its keys is stored, and an unknown one by its key', () => {
  for (const key of keysOf('dailyLoss')) expect(labelOf(labels, key)).toBe('Daily loss limit')
  expect(labelOf(labels, 'gone-2')).toBe('gone-2')
})
