/** Acceptance suites for what developers add: trading platforms now, further providers later. */
export { describePlatform, platformChecks } from '../platforms/acceptance/describePlatform.js'
export type {
  AcceptanceCheck,
  AcceptanceControl,
  PlatformSuite,
  PlatformUnderTest,
  TestRunner,
} from '../platforms/acceptance/types.js'
export { paperControl, type PaperControl } from '../platforms/paper/control.js'
