import { spawn } from 'node:child_process'

export type RunOptions = {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  /** Default 240,000. */
  readonly timeoutMs?: number
}

/** What a process of ours starts from: this one's environment without what the test runner set. */
export const cleanEnvironment = (
  more: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv => {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }
  const ours =
    /^(NODE_ENV$|NODE_OPTIONS$|npm_(?!config_)|npm_config_local_prefix|JEST_|TEST_DATABASE)/
  for (const name of Object.keys(env)) if (ours.test(name)) Reflect.deleteProperty(env, name)
  return { ...env, ...more }
}

/**
 * Runs a program to its end and answers what it printed. Throws with the output when it fails or
 * does not end in time.
 */
export const run = (command: string, args: readonly string[], options: RunOptions) =>
  new Promise<string>((resolve, reject) => {
    const child = spawn(command, args, { cwd: options.cwd, env: cleanEnvironment(options.env) })
    const printed: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stdin.end(options.input ?? '')
    const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 240_000)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      const text = Buffer.concat(printed).toString()
      if (code === 0) resolve(text)
      else reject(new Error(`${command} ${args.join(' ')}: ${signal ?? String(code)}\n${text}`))
    })
  })
