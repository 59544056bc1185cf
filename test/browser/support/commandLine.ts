import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const patienceMs = 60_000

export type Ended = { readonly code: number; readonly printed: string }

/** Runs a command the way the README names it, with nothing of a running firm in its environment. */
export const runPropFirm = (...words: string[]): Promise<Ended> =>
  new Promise((done, fail) => {
    const { PATH, HOME } = process.env
    const env = { PATH, HOME } as unknown as NodeJS.ProcessEnv
    const args = ['run', '--silent', 'prop-firm', '--', ...words]
    execFile('npm', args, { cwd: root, env, timeout: patienceMs }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code
      if (typeof code === 'number') done({ code, printed: `${stdout}${stderr}` })
      else fail(error ?? new Error('the command did not end'))
    })
  })
