import { minor } from 'payload-plugin-prop-firm'
import { paperControl, type PlatformUnderTest } from 'payload-plugin-prop-firm/testing'
import { acmePlatform } from './acmePlatform'

const baseUrl = process.env.ACME_URL ?? ''
const apiKey = process.env.ACME_KEY ?? ''

const connect = (key: string) =>
  acmePlatform.connect({ id: 'test', baseUrl, credentials: { apiKey: key } })

/** The platform that runs at ACME_URL. */
export async function startAcme(): Promise<PlatformUnderTest> {
  const acme = paperControl({ baseUrl, token: apiKey })
  await acme.setRunning(false)
  let price = 1.1
  return {
    session: await connect(apiKey),
    opening: { group: 'demo\\tests', currency: 'USD', leverage: 100, balance: minor(10_000_000) },
    control: {
      openPosition: async (login) => {
        await acme.openPosition(login, { symbol: 'EURUSD', side: 'buy', lots: 0.33 })
      },
      placeOrder: async (login) => {
        const order = { symbol: 'EURUSD', side: 'buy', lots: 0.1, kind: 'limit' } as const
        await acme.placeOrder(login, { ...order, price: 0.5 })
      },
      movePrice: () => acme.setPrice('EURUSD', { bid: Number((price += 0.00013).toFixed(5)) }),
      connectWrongly: () => connect('not-the-right-key'),
    },
  }
}
