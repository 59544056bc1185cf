import { paperControl } from '../../../src/platforms/paper/control.js'
import type { RunningFirm } from './firmProcess.js'

const symbol = 'EURUSD'
/** A pip of one lot is ten dollars, so one of ten lots is a hundred. */
const pip = 0.0001

/** The prices of the paper platform, and a trader's hand on it. */
export const openMarket = (firm: RunningFirm) => {
  const control = paperControl({ baseUrl: firm.paperUrl, token: firm.secrets.paperToken })
  let base = 0
  const moveTo = async (pips: number): Promise<void> => {
    // Without a spread results are round.
    const price = Number((base + pips * pip).toFixed(5))
    await control.setPrice(symbol, { bid: price, ask: price })
  }
  return {
    /** Stops the path of all prices and the scripted traders with it: from now on prices are ours. */
    hold: async (): Promise<void> => {
      await control.setRunning(false)
      const { quotes } = await control.market()
      base = Number(Number(quotes[symbol]?.bid).toFixed(4))
      await moveTo(0)
    },
    resume: () => control.setRunning(true),
    /** Nobody else trades on the account. */
    takeOver: (login: string) => control.setTrader(login, 'idle'),
    /** Moves the price by so many pips from where it was held. */
    moveTo,
    buy: async (login: string, lots: number): Promise<string> =>
      (await control.openPosition(login, { symbol, side: 'buy', lots })).positionId,
    close: (login: string, position: string) => control.closePosition(login, position),
    /** Buys, lets the price move by `pips`, closes, and puts the price back. */
    earn: async (login: string, lots: number, pips: number): Promise<void> => {
      await moveTo(0)
      const opened = await control.openPosition(login, { symbol, side: 'buy', lots })
      await moveTo(pips)
      await control.closePosition(login, opened.positionId)
      await moveTo(0)
    },
    passwordMatches: (login: string, password: string) => control.passwordMatches(login, password),
  }
}

export type Market = ReturnType<typeof openMarket>
