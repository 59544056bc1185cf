import { S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { generateKey, parseKeyRing } from '../../../../src/crypto/keyRing.js'
import { diskBackend } from '../../../../src/providers/documents/diskBackend.js'
import { documentStore } from '../../../../src/providers/documents/documentStore.js'
import { s3Backend } from '../../../../src/providers/documents/s3Backend.js'
import { s3Credentials, startS3Fake } from './s3Fake.js'
import { sigV4 } from './sigV4.js'

const object = 'ab'.repeat(16)
const oldKey = generateKey('old')
const keyRing = parseKeyRing(oldKey)
const place = { collection: 'kyc-documents', record: 'd1', object }
const canary = Buffer.from('CANARY: passport of Adaeze N. Okafor')

let folder: string
let s3: Awaited<ReturnType<typeof startS3Fake>>

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'documents-'))
  s3 = await startS3Fake(23_010)
})
afterAll(async () => {
  await s3.stop()
  await rm(folder, { recursive: true })
})
beforeEach(() => s3.objects.clear())

const clientFor = (credentials = s3Credentials, maxAttempts = 1) =>
  new S3Client({
    region: 'eu-central-1',
    endpoint: s3.endpoint,
    forcePathStyle: true,
    credentials,
    maxAttempts,
  })

const backends = {
  disk: () => diskBackend(folder),
  s3: () => s3Backend({ client: clientFor(), bucket: 'private' }),
}

describe.each(['disk', 's3'] as const)('documents on %s', (kind) => {
  const backend = () => backends[kind]()
  const store = (ring = keyRing) => documentStore({ backend: backend(), keyRing: ring })

  it('come back as they were, from sealed bytes', async () => {
    const plain = Buffer.concat([canary, randomBytes(200_000), canary])
    await store().write(place, plain)
    expect(await store().read(place)).toEqual({ ok: true, bytes: plain })
    const kept = Buffer.from((await backend().get(object)) ?? Buffer.alloc(0))
    expect(kept.includes(canary)).toBe(false)
    expect(kept.toString('latin1', 0, 4)).toBe('PFD1')
  })

  it('replace what was there', async () => {
    await store().write(place, Buffer.from('one'))
    await store().write(place, Buffer.from('two'))
    expect(await store().read(place)).toMatchObject({ ok: true, bytes: Buffer.from('two') })
  })

  it('are missing when they were never written or were removed, which may be repeated', async () => {
    await store().write(place, canary)
    await store().remove(object)
    await store().remove(object)
    expect(await store().read(place)).toMatchObject({ ok: false, code: 'missing' })
    expect(await backend().get('00'.repeat(16))).toBe(null)
  })

  it('are refused after a bit was changed', async () => {
    await store().write(place, canary)
    const kept = Buffer.from((await backend().get(object)) ?? Buffer.alloc(0))
    kept.writeUInt8(kept.readUInt8(kept.length - 20) ^ 1, kept.length - 20)
    await backend().put(object, kept)
    expect(await store().read(place)).toMatchObject({ ok: false, code: 'damaged' })
  })

  it("are refused in another record's place, and under another name", async () => {
    const other = { ...place, record: 'd2' }
    const renamed = { ...place, object: 'cd'.repeat(16) }
    await store().write(place, canary)
    expect(await store().read(other)).toMatchObject({ ok: false, code: 'damaged' })
    await backend().put(renamed.object, (await backend().get(object)) ?? Buffer.alloc(0))
    expect(await store().read(renamed)).toMatchObject({ ok: false, code: 'damaged' })
  })

  it('are refused with a wrong key, and a missing key is named', async () => {
    await store().write(place, canary)
    expect(await store(parseKeyRing(generateKey('old'))).read(place)).toMatchObject({
      code: 'damaged',
    })
    const none = await store(parseKeyRing(generateKey('new'))).read(place)
    expect(none).toMatchObject({ code: 'keyUnknown', message: 'the key ring holds no key "old"' })
  })

  it('are brought under a new key, once', async () => {
    const newKey = generateKey('new')
    const rotating = store(parseKeyRing(`${newKey},${oldKey}`))
    await store().write(place, canary)
    expect(await rotating.rotate(place)).toBe('rotated')
    expect(await rotating.rotate(place)).toBe('current')
    expect(await store(parseKeyRing(newKey)).read(place)).toMatchObject({ bytes: canary })
    expect(await rotating.rotate({ ...place, object: '00'.repeat(16) })).toBe('missing')
  })

  it.each(['../../etc/passwd', 'ab/cd', '', 'AB'.repeat(16), `${object}.jpg`, `${object}\0`])(
    'refuse the object name %j',
    async (name) => {
      await expect(backend().put(name, canary)).rejects.toThrow('expected an object name')
      await expect(backend().get(name)).rejects.toThrow('expected an object name')
      await expect(backend().remove(name)).rejects.toThrow('expected an object name')
    },
  )
})

describe('diskBackend', () => {
  it('keeps files for the running user alone and leaves no drafts', async () => {
    await documentStore({ backend: diskBackend(folder), keyRing }).write(place, canary)
    const names = await readdir(path.join(folder, 'ab'))
    expect(names).toContain(object)
    expect(names.filter((name) => name.endsWith('.draft'))).toEqual([])
    expect((await stat(path.join(folder, 'ab', object))).mode & 0o777).toBe(0o600)
    expect((await stat(path.join(folder, 'ab'))).mode & 0o777).toBe(0o700)
    const raw = await readFile(path.join(folder, 'ab', object))
    expect(raw.includes(canary)).toBe(false)
  })

  it('says why a folder cannot be written', async () => {
    const file = path.join(folder, 'file')
    await writeFile(file, 'x')
    await expect(diskBackend(file).put(object, canary)).rejects.toThrow('ENOTDIR')
  })
})

describe('s3Backend', () => {
  it('sends signed requests for random names below its prefix, and nothing readable', async () => {
    const backend = s3Backend({ client: clientFor(), bucket: 'private', prefix: 'kyc/' })
    await documentStore({ backend, keyRing }).write(place, canary)
    const sent = s3.requests.at(-1)
    expect(sent).toMatchObject({ method: 'PUT', path: `/private/kyc/${object}` })
    expect(sent?.headers['content-type']).toBe('application/octet-stream')
    expect([...s3.objects.values()].some((bytes) => bytes.includes(canary))).toBe(false)
  })

  it.each([
    [{ ...s3Credentials, secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
    [{ ...s3Credentials, accessKeyId: 'AKIAOTHER' }, 'InvalidAccessKeyId'],
  ])('reports refused credentials as a store that is not available', async (credentials, name) => {
    const backend = s3Backend({ client: clientFor(credentials), bucket: 'private' })
    const refusal = { code: 'documentStoreUnavailable', status: 503 }
    await expect(backend.put(object, canary)).rejects.toMatchObject(refusal)
    await expect(backend.get(object)).rejects.toThrow(`could not read the document: ${name}`)
    await expect(backend.remove(object)).rejects.toMatchObject(refusal)
    expect(s3.objects.size).toBe(0)
  })

  it('survives a passing failure and reports a lasting one', async () => {
    const backend = s3Backend({ client: clientFor(s3Credentials, 3), bucket: 'private' })
    s3.failures.push(500, 503)
    await backend.put(object, canary)
    expect(s3.objects.size).toBe(1)
    s3.failures.push(500, 500, 500)
    await expect(backend.get(object)).rejects.toMatchObject({ status: 503 })
  })
})

describe('the S3 of these tests', () => {
  it('agrees with the signature that AWS publishes', () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    const signature = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'
    const signed = sigV4({
      method: 'GET',
      target: '/test.txt',
      secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=${signature}`,
        host: 'examplebucket.s3.amazonaws.com',
        range: 'bytes=0-9',
        'x-amz-content-sha256': empty,
        'x-amz-date': '20130524T000000Z',
      },
    })
    expect(signed?.expected).toBe(signature)
  })

  it('answers nothing to a request that is not signed', async () => {
    await s3Backend({ client: clientFor(), bucket: 'private' }).put(object, canary)
    const response = await fetch(`${s3.endpoint}/private/documents/${object}`)
    expect(response.status).toBe(403)
  })
})
