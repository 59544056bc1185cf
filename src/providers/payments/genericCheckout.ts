import { equalConstantTime } from '../../crypto/equalConstantTime.js'
import { ConfigurationError } from '../../errors.js'
import { checkoutBody } from './checkoutBody.js'
import { checkoutSignature, parseSignatureHeader, signatureHeader } from './checkoutSignature.js'
import type {
  FieldIssue,
  IncomingPayment,
  PaymentProvider,
  PaymentRefusalCode,
  PaymentVerdict,
} from './types.js'

/** A report is about one kilobyte; anything near this is not one. */
export const checkoutBodyLimitBytes = 64 * 1024

/** How far the signature's time may be from ours, either way. */
export const checkoutWindowSeconds = 300

const secretMin = 16
const issuesMax = 10

export type GenericCheckoutOptions = {
  /** One secret, or two while a new one is being rolled out: a signature of either is accepted. */
  readonly secrets: readonly string[]
  /** Default `checkout`. */
  readonly name?: string
}

/**
 * Any shop or payment page that can send JSON: HMAC-SHA-256 over `timestamp.rawBody` in the header
 * `prop-firm-signature: t=…,v1=…`, valid for five minutes.
 *
 * @throws ConfigurationError unless one or two different secrets of at least 16 characters are given
 */
export function genericCheckout({ secrets, name = 'checkout' }: GenericCheckoutOptions) {
  if (secrets.length < 1 || secrets.length > 2 || new Set(secrets).size !== secrets.length) {
    throw new ConfigurationError(
      `payments.${name}.secrets: expected one or two different secrets, was ${secrets.length}`,
    )
  }
  if (secrets.some((secret) => secret.length < secretMin)) {
    throw new ConfigurationError(
      `payments.${name}.secrets: expected at least ${secretMin} characters each`,
    )
  }
  const provider: PaymentProvider = {
    name,
    bodyLimitBytes: checkoutBodyLimitBytes,
    verify: (delivery) => checkSignature(delivery, secrets) ?? parseBody(delivery.body),
  }
  return provider
}

/** Time is judged after the signature: whoever cannot sign learns nothing about our clock. */
export function checkSignature(delivery: IncomingPayment, secrets: readonly string[]) {
  const { body, headers, receivedAt } = delivery
  if (body.byteLength > checkoutBodyLimitBytes) {
    return refuse('bodyTooLarge', `expected at most ${checkoutBodyLimitBytes} bytes`)
  }
  const header = headers.get(signatureHeader)
  if (!header) return refuse('signatureMissing', `expected the header ${signatureHeader}`)
  const parsed = parseSignatureHeader(header)
  if (!parsed) return refuse('signatureMalformed', `${signatureHeader}: expected t=…,v1=…`)
  const expected = secrets.map((secret) => checkoutSignature(secret, parsed.timestamp, body))
  const matches = parsed.signatures.flatMap((given) =>
    expected.map((signature) => equalConstantTime(given, signature)),
  )
  if (!matches.includes(true)) {
    return refuse('signatureWrong', `${signatureHeader}: the signature does not fit the body`)
  }
  const ageSeconds = Math.floor(receivedAt / 1000) - parsed.timestamp
  if (ageSeconds > checkoutWindowSeconds) {
    return refuse('timestampStale', `${signatureHeader}: signed ${ageSeconds} s ago`)
  }
  if (ageSeconds < -checkoutWindowSeconds) {
    return refuse('timestampInFuture', `${signatureHeader}: signed ${-ageSeconds} s in the future`)
  }
  return null
}

function parseBody(body: Uint8Array): PaymentVerdict {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return refuse('bodyNotJson', 'expected JSON in UTF-8')
  }
  const parsed = checkoutBody.safeParse(json)
  if (parsed.success) return { ok: true, event: parsed.data }
  const issues = parsed.error.issues
    .map((issue) => ({ path: issue.path.map(String).join('.') || 'body', message: issue.message }))
    .filter(({ path }, index, all) => all.findIndex((other) => other.path === path) === index)
    .slice(0, issuesMax)
  const named = issues.map(({ path, message }) => `${path}: ${message}`).join('; ')
  return refuse('bodyInvalid', named, issues)
}

const statuses: Readonly<Record<PaymentRefusalCode, 400 | 401 | 413>> = {
  bodyTooLarge: 413,
  signatureMissing: 401,
  signatureMalformed: 401,
  signatureWrong: 401,
  timestampStale: 401,
  timestampInFuture: 401,
  bodyNotJson: 400,
  bodyInvalid: 400,
}

function refuse(code: PaymentRefusalCode, message: string, issues: readonly FieldIssue[] = []) {
  return { ok: false, code, status: statuses[code], message, issues } as const
}
