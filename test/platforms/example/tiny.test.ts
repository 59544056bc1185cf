import { minor } from 'payload-plugin-prop-firm'
import { describePlatform } from 'payload-plugin-prop-firm/testing'
import { tinyPlatform } from './tinyPlatform.js'
import { startTiny, tinyToken } from './tinyServer.js'

describePlatform({
  name: 'tiny',
  start: async () => {
    const server = await startTiny()
    const connect = (token: string) =>
      tinyPlatform.connect({ id: 'test', baseUrl: server.url, credentials: { token } })
    return {
      session: await connect(tinyToken),
      opening: { group: 'demo', currency: 'USD', leverage: 100, balance: minor(1_000_000) },
      control: {
        openPosition: async (login) => server.trade(login, 'position'),
        placeOrder: async (login) => server.trade(login, 'order'),
        movePrice: async () => server.movePrice(),
        connectWrongly: () => connect('not-the-token'),
        loseNextAnswer: async () => server.loseNextAnswer(),
      },
      stop: () => server.stop(),
    }
  },
})
