import { PropFirmError } from '../../errors.js'
import type { Ended } from './childSpec.js'

const how = ({ code, signal }: Ended): string =>
  signal === null ? `exit code ${String(code)}` : `signal ${signal}`

const said = ({ lastLine }: Ended): string => (lastLine === '' ? '' : `: ${lastLine}`)

/** A child never became ready, after all its tries. */
export class ChildNotReady extends PropFirmError {
  constructor(name: string, ended: Ended, tries: number) {
    const times = tries === 1 ? '' : ` ${tries} times`
    super(
      'childNotReady',
      `${name} ended${times} before it was ready (${how(ended)})${said(ended)}`,
    )
  }
}

/** A one-off step ended without having done its work. */
export class StepFailed extends PropFirmError {
  constructor(name: string, ended: Ended) {
    super('stepFailed', `${name} failed (${how(ended)})${said(ended)}`)
  }
}

/** The work was broken off because the firm is being stopped. */
export class Stopped extends PropFirmError {
  constructor() {
    super('stopped', 'stopped on request')
  }
}
