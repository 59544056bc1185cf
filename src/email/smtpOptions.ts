import { ConfigurationError } from '../errors.js'

/** Where and how mail is handed over, read from `SMTP_URL`. */
export type SmtpOptions = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (`smtps`). */
  readonly secure: boolean
  /** Whether STARTTLS must succeed before anything is said. */
  readonly requireTls: boolean
  /** This machine: certificates aren't checked, since nothing leaves it. */
  readonly loopback: boolean
  readonly auth: { readonly user: string; readonly pass: string } | null
  /** Connections kept open at most. */
  readonly connections: number
  /** Messages a second at most; 0 for no limit. */
  readonly rate: number
}

const known = ['connections', 'rate', 'tls']

/**
 * Reads `smtp://user:password@host:587` or `smtps://…:465`. Parameters: `connections` (default 5,
 * 1 to 50), `rate` in messages a second (default 0, no limit), `tls` (`required`, `optional`;
 * default: required as soon as there is a password and the server isn't this machine).
 *
 * @throws ConfigurationError that names SMTP_URL and never quotes it, since it holds a password
 */
export function smtpOptions(url: string): SmtpOptions {
  if (!URL.canParse(url)) throw wrong('expected smtp://user:password@host:587')
  const parsed = new URL(url)
  if (parsed.protocol !== 'smtp:' && parsed.protocol !== 'smtps:') {
    throw wrong(`expected smtp:// or smtps://, was ${parsed.protocol}//`)
  }
  if (!parsed.hostname) throw wrong('expected a host')
  const unknown = [...parsed.searchParams.keys()].find((key) => !known.includes(key))
  if (unknown !== undefined)
    throw wrong(`parameter "${unknown}" is unknown, known: ${known.join(', ')}`)
  const host = decoded(parsed.hostname).replace(/^\[(.*)\]$/, '$1')
  const secure = parsed.protocol === 'smtps:'
  const loopback = ['localhost', '127.0.0.1', '::1'].includes(host)
  const auth = parsed.username
    ? { user: decoded(parsed.username), pass: decoded(parsed.password) }
    : null
  return {
    host,
    port: parsed.port ? Number(parsed.port) : secure ? 465 : 587,
    secure,
    requireTls: !secure && tlsRequired(parsed, auth !== null && !loopback),
    loopback,
    auth,
    connections: whole(parsed, 'connections', { fallback: 5, min: 1, max: 50 }),
    rate: whole(parsed, 'rate', { fallback: 0, min: 0, max: 1_000 }),
  }
}

function tlsRequired(url: URL, fallback: boolean): boolean {
  const tls = url.searchParams.get('tls')
  if (tls === null) return fallback
  if (tls !== 'required' && tls !== 'optional') {
    throw wrong(`expected tls=required or tls=optional, was "${tls}"`)
  }
  return tls === 'required'
}

function whole(
  url: URL,
  name: string,
  { fallback, min, max }: { fallback: number; min: number; max: number },
): number {
  const text = url.searchParams.get(name)
  if (text === null) return fallback
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw wrong(`expected ${name} to be ${min} to ${max}, was "${text}"`)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw wrong('expected % signs in user and password to be written as %25')
  }
}

const wrong = (why: string) => new ConfigurationError(`SMTP_URL: ${why}`)
