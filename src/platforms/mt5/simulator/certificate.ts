import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'
import * as asn1 from './der.js'

export type Certificate = {
  readonly key: string
  readonly cert: string
  /** SHA-256 over the certificate, as `AB:CD:…`. */
  readonly fingerprint: string
}

const yearMs = 365 * 86_400_000
const ecdsaWithSha256 = asn1.sequence(asn1.objectId('1.2.840.10045.4.3.2'))

/** A fresh key and a certificate that it signed itself, as access servers often have. */
export function selfSigned(names: readonly string[], now = Date.now()): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const subject = asn1.sequence(
    asn1.setOf(asn1.sequence(asn1.objectId('2.5.4.3'), asn1.text(names[0] ?? 'localhost'))),
  )
  const body = asn1.sequence(
    asn1.der(0xa0, asn1.positive(Buffer.from([2]))),
    asn1.positive(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    subject,
    asn1.sequence(asn1.time(new Date(now - 86_400_000)), asn1.time(new Date(now + yearMs))),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    asn1.der(0xa3, asn1.sequence(alternativeNames(names), authority())),
  )
  const whole = asn1.sequence(body, ecdsaWithSha256, asn1.bits(sign('sha256', body, privateKey)))
  const hash = createHash('sha256').update(whole).digest('hex').toUpperCase()
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(whole),
    fingerprint: hash.match(/../g)?.join(':') ?? '',
  }
}

function alternativeNames(names: readonly string[]): Buffer {
  const entries = names.map((name) =>
    isIP(name) === 4
      ? asn1.der(0x87, Buffer.from(name.split('.').map(Number)))
      : asn1.der(0x82, Buffer.from(name, 'ascii')),
  )
  return asn1.sequence(asn1.objectId('2.5.29.17'), asn1.octets(asn1.sequence(...entries)))
}

const authority = (): Buffer =>
  asn1.sequence(asn1.objectId('2.5.29.19'), asn1.truth(), asn1.octets(asn1.sequence(asn1.truth())))

const pem = (bytes: Buffer): string =>
  [
    '-----BEGIN CERTIFICATE-----',
    ...(bytes.toString('base64').match(/.{1,64}/g) ?? []),
    '-----END CERTIFICATE-----',
    '',
  ].join('\n')
