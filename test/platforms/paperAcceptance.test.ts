import { minor } from '../../src/domain/money/minor.js'
import { describePlatform } from '../../src/exports/testing.js'
import { connect, startPaper } from './paperServer.js'

describePlatform({
  name: 'paper',
  start: async () => {
    const paper = await startPaper(['--traders', 'off'])
    const { session, control } = paper
    await control.setRunning(false)
    let price = 1.1
    return {
      session,
      opening: { group: 'demo\\tests', currency: 'USD', leverage: 100, balance: minor(10_000_000) },
      otherGroup: 'demo\\other',
      control: {
        openPosition: async (login) => {
          await control.openPosition(login, { symbol: 'EURUSD', side: 'buy', lots: 0.33 })
        },
        placeOrder: async (login) => {
          const order = { symbol: 'EURUSD', side: 'buy', lots: 0.1, kind: 'limit' } as const
          await control.placeOrder(login, { ...order, price: 0.5 })
        },
        movePrice: () => control.setPrice('EURUSD', { bid: Number((price += 0.00013).toFixed(5)) }),
        connectWrongly: () => connect(paper.url, 'not-the-right-token'),
        breakStreams: () => control.streams('drop'),
        loseHistory: () => control.streams('forget'),
        loseNextAnswer: () => control.setFault('dropAfterwards', { writesOnly: true }),
        endDay: () => control.advanceClock(86_400_000),
      },
      stop: async () => {
        await paper.stop()
      },
    }
  },
})
