import { checkoutSignature, signatureHeader } from './checkoutSignature.js'

export type SignedCheckout = {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Signs a report the way a checkout does: for tests, for the demo, and as the reference for
 * whoever writes the sending side. Send `body` unchanged.
 *
 * @param at time of signing, UTC milliseconds
 */
export function signCheckout(
  report: Readonly<Record<string, unknown>>,
  { secret, at }: { readonly secret: string; readonly at: number },
): SignedCheckout {
  const body = JSON.stringify(report)
  const timestamp = Math.floor(at / 1000)
  const signature = checkoutSignature(secret, timestamp, Buffer.from(body))
  return {
    body,
    headers: {
      'content-type': 'application/json',
      [signatureHeader]: `t=${timestamp},v1=${signature}`,
    },
  }
}
