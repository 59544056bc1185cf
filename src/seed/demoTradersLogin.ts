/** One password for everybody of the demo firm, which exists on this machine only. */
export const demoTraderPassword = 'demo-password-trader'

/**
 * The trader whose login is printed at the start. Whoever tries the portal plays this person, so
 * the demo leaves them alone.
 */
export const shownTrader = 'adaeze.okafor@postbox.example'
