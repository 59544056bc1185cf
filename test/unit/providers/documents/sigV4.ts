import { createHash, createHmac } from 'node:crypto'

export type SignedRequest = {
  readonly method: string
  /** Path and query as sent. */
  readonly target: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly secret: string
}

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/**
 * The AWS Signature V4 of a request for S3, computed from its own Authorization header's scope and
 * list of signed headers; null when the request is not signed.
 */
export function sigV4({ method, target, headers, secret }: SignedRequest) {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/
  const match = pattern.exec(headers['authorization'] ?? '')
  if (!match) return null
  const [, accessKey = '', day = '', region = '', signedHeaders = '', given = ''] = match
  const { pathname, searchParams } = new URL(target, 'http://host')
  const query = [...searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&')
  const names = signedHeaders.split(';')
  const canonical = [
    method,
    pathname,
    query,
    ...names.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders,
    headers['x-amz-content-sha256'],
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`)
  return { accessKey, given, names, expected: hmac(key, toSign).toString('hex') }
}

export { sha256 }
