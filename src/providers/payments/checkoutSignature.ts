import { createHmac } from 'node:crypto'

/** The header that carries `t=<unix seconds>,v1=<hex>`; several `v1` may stand in it. */
export const signatureHeader = 'prop-firm-signature'

/** HMAC-SHA-256 over `timestamp.rawBody`, in lower-case hex. */
export function checkoutSignature(secret: string, timestamp: number, body: Uint8Array): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')
}

export type ParsedSignature = { readonly timestamp: number; readonly signatures: readonly string[] }

const signaturesMax = 4
const headerMax = 1_000

/** @returns null when the header does not have the expected form */
export function parseSignatureHeader(header: string): ParsedSignature | null {
  if (header.length > headerMax) return null
  const timestamps: string[] = []
  const signatures: string[] = []
  for (const part of header.split(',')) {
    const [name, value = ''] = part.trim().split('=', 2)
    if (name === 't') timestamps.push(value)
    if (name === 'v1') signatures.push(value)
  }
  const [timestamp = '', second] = timestamps
  if (second !== undefined || !/^\d{1,12}$/.test(timestamp)) return null
  if (signatures.length === 0 || signatures.length > signaturesMax) return null
  return { timestamp: Number(timestamp), signatures }
}
