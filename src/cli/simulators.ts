import { mt5Simulator } from '../platforms/mt5/simulator/simulator.js'
import type { Simulator } from '../platforms/simulator.js'

/** The trading platforms that `prop-firm simulate` can play, by name. */
export const simulators: readonly Simulator[] = [mt5Simulator]
