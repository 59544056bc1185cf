import { defaultLoggerOptions, type Config } from 'payload'
import { redact } from './crypto/redact.js'

type Logger = NonNullable<Config['logger']>
type Configured = Extract<Logger, { options: unknown }>

/**
 * The host's logger with every argument redacted: errors of the database carry whole statements with
 * their values. A finished logger of the host's is the host's to look after, and so is `sync`, which
 * only scripts use.
 */
export function redactedLogger(host: Config['logger']): Logger {
  if (host === 'sync' || (host !== undefined && !('options' in host))) return host
  const given: Configured = host ?? { options: {}, destination: defaultLoggerOptions }
  const { hooks } = given.options
  return {
    ...given,
    options: {
      ...given.options,
      hooks: {
        ...hooks,
        logMethod(args, method, level) {
          const [first, ...rest] = args.map(safe)
          const safeArgs: typeof args = [first as never, ...(rest as never[])]
          if (hooks?.logMethod) hooks.logMethod.call(this, safeArgs, method, level)
          else method.apply(this, safeArgs)
        },
      },
    },
  }
}

const safe = (value: unknown): unknown =>
  value instanceof Error ? { err: redact(value) } : redact(value)
