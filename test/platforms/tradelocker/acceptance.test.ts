import { describePlatform } from '../../../src/exports/testing.js'
import { startTradelocker, underTest } from './support/startTradelocker.js'

describePlatform({
  name: 'tradelocker',
  start: async () => underTest(await startTradelocker()),
})
