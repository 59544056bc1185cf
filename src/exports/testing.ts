/** Acceptance suites for what developers add, and a trading platform to try it with. */
export { describePlatform, platformChecks } from '../platforms/acceptance/describePlatform.js'
export type {
  AcceptanceCheck,
  AcceptanceControl,
  PlatformSuite,
  PlatformUnderTest,
  TestRunner,
} from '../platforms/acceptance/types.js'
export { mt5Simulator } from '../platforms/mt5/simulator/simulator.js'
export {
  mt5SimulatorControl,
  type Mt5SimulatorControl,
} from '../platforms/mt5/simulator/control/controlClient.js'
export { paperControl, type PaperControl } from '../platforms/paper/control.js'
export { paperPlatform, type PaperCredentials } from '../platforms/paper/connector.js'
export {
  tradelockerPlatform,
  type TradelockerCredentials,
} from '../platforms/tradelocker/connector.js'
export { tradelockerSimulator } from '../platforms/tradelocker/simulator/tradelockerSimulator.js'
export type { RunningSimulator, Simulator, SimulatorOptions } from '../platforms/simulator.js'
