import type { Simulator } from '../platforms/simulator.js'

/** The trading platforms that `prop-firm simulate` can play, by name; each is loaded when it is asked for. */
export const simulators: Readonly<Record<string, () => Promise<Simulator>>> = {
  mt5: async () => (await import('../platforms/mt5/simulator/simulator.js')).mt5Simulator,
  tradelocker: async () =>
    (await import('../platforms/tradelocker/simulator/tradelockerSimulator.js'))
      .tradelockerSimulator,
}
