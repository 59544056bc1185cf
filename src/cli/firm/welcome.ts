import type { Environment } from '../environment.js'
import type { DemoLogin } from './ports.js'

const table = (logins: readonly DemoLogin[]): string[] => {
  const rows = [
    ['role', 'e-mail', 'password'],
    ...logins.map(({ role, email, password }) => [role, email, password]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd(),
  )
}

/** The lines that are printed once the firm runs. */
export const welcome = (environment: Environment, logins: readonly DemoLogin[]): string[] => [
  '',
  `The firm runs: ${environment.url}/admin`,
  `Its traders sign in at: ${environment.url}/portal`,
  ...(logins.length === 0 ? [] : ['', 'Demo logins, on this machine only:', ...table(logins)]),
  '',
  'Stop it with Ctrl-C.',
  '',
]
