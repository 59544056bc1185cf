import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sha256, sigV4 } from './sigV4.js'

export const s3Credentials = { accessKeyId: 'AKIAFAKE', secretAccessKey: 'fake/secret+key' }

/**
 * A small S3 on a loopback port: PUT, GET and DELETE of objects, private, with every request's
 * signature and body hash verified. `failures` makes the next requests fail with these statuses.
 */
export async function startS3Fake(port: number) {
  const objects = new Map<string, Buffer>()
  const requests: { method: string; path: string; headers: IncomingMessage['headers'] }[] = []
  const failures: number[] = []
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    const { method = '', url = '' } = request
    const path = new URL(url, 'http://host').pathname
    requests.push({ method, path, headers: request.headers })
    const refusal = failures.length > 0 ? failure(failures.shift() ?? 500) : refused(request, body)
    if (refusal) return answerError(response, refusal)
    if (method === 'PUT') objects.set(path, body)
    if (method === 'DELETE') objects.delete(path)
    const stored = objects.get(path)
    if (method === 'GET' && !stored) return answerError(response, missing)
    const answer = method === 'GET' ? stored : undefined
    const length = answer?.length ?? 0
    response.writeHead(method === 'DELETE' ? 204 : 200, { 'content-length': length, etag: '"x"' })
    return response.end(answer)
  }
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: bound } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${bound}`,
    objects,
    requests,
    failures,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

type Refusal = { readonly status: number; readonly code: string }

const missing = { status: 404, code: 'NoSuchKey' }
const failure = (status: number): Refusal => ({ status, code: 'InternalError' })

function refused(request: IncomingMessage, body: Buffer): Refusal | null {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  const { method = '', url: target = '' } = request
  const signature = sigV4({ method, target, headers, secret: s3Credentials.secretAccessKey })
  if (!signature) return { status: 403, code: 'AccessDenied' }
  const { accessKey, given, expected, names } = signature
  if (accessKey !== s3Credentials.accessKeyId) return { status: 403, code: 'InvalidAccessKeyId' }
  const covered = ['host', 'x-amz-date', 'x-amz-content-sha256'].every((n) => names.includes(n))
  if (given !== expected || !covered) return { status: 403, code: 'SignatureDoesNotMatch' }
  const hash = headers['x-amz-content-sha256']
  if (hash !== sha256(body)) return { status: 400, code: 'XAmzContentSHA256Mismatch' }
  return null
}

function answerError(response: ServerResponse, { status, code }: Refusal): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>x</Message></Error>`)
}
