import { describePlatform } from '../../../src/exports/testing.js'
import { buy, opening, startMt5 } from './startMt5.js'

describePlatform({
  name: 'mt5',
  start: async () => {
    const mt5 = await startMt5()
    const { session, control } = mt5
    let price = 1.1
    return {
      session,
      opening,
      otherGroup: 'demo\\forex',
      control: {
        openPosition: async (login) => {
          await control.open(login, buy)
        },
        placeOrder: async (login) => {
          await control.place(login, { ...buy, lots: 0.1, kind: 'limit', price: 0.5 })
        },
        movePrice: () => control.setPrice('EURUSD', { bid: Number((price += 0.00013).toFixed(5)) }),
        loseNextAnswer: (of) =>
          control.misbehave({ fault: 'drop', on: of === 'open' ? 'user/add' : 'trade/balance' }),
        endDay: async () => {
          // Its days end at whole seconds.
          await control.clock({ advanceMs: 1_000 })
          await control.endDay()
          await control.clock({ advanceMs: 2_000 })
        },
        connectWrongly: () => mt5.connect({ managers: [{ login: '1001', password: 'wrong' }] }),
      },
      stop: mt5.stop,
    }
  },
})
