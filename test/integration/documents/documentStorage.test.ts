import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { z } from 'zod'
import { generateKey, parseKeyRing } from '../../../src/crypto/keyRing.js'
import { defaultUploadLimits } from '../../../src/providers/documents/checkUpload.js'
import { diskBackend } from '../../../src/providers/documents/diskBackend.js'
import { documentStorage } from '../../../src/providers/documents/documentStorage.js'
import { createTestDatabase, type TestDatabase } from '../../fixtures/postgres.js'
import { startDocumentApp } from './documentApp.js'

const canary = 'CANARY Adaeze N. Okafor'
const pdf = `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Title (${canary}) >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`
const limits = { ...defaultUploadLimits, bytesMax: 200_000 }

let database: TestDatabase
let folder: string
let app: Awaited<ReturnType<typeof startDocumentApp>>
let ada: string
let ben: string

beforeAll(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(path.join(os.tmpdir(), 'documents-'))
  const storage = { backend: diskBackend(folder), keyRing: parseKeyRing(generateKey('k1')), limits }
  app = await startDocumentApp(database.url, [
    documentStorage({ ...storage, collection: 'documents' }),
    documentStorage({ ...storage, collection: 'open-documents' }),
  ])
  ada = await signIn('ada@example.org')
  ben = await signIn('ben@example.org')
})
afterAll(async () => {
  await app.stop()
  await database.drop()
  await rm(folder, { recursive: true })
})

async function signIn(email: string): Promise<string> {
  const data = { email, password: 'correct horse battery' }
  await app.payload.create({ collection: 'people', data })
  const { token } = await app.payload.login({ collection: 'people', data })
  return z.string().parse(token)
}

type Upload = { body: Uint8Array | string; name: string; type: string; data?: object }

const form = ({ body, name, type, data = {} }: Upload): FormData => {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'latin1') : body
  const sent = new FormData()
  sent.append('file', new File([new Uint8Array(bytes)], name, { type }))
  sent.append('_payload', JSON.stringify(data))
  return sent
}

const upload = (sent: Upload, token = ada) =>
  app.api('/documents', { method: 'POST', body: form(sent), token })

const stored = z.object({
  doc: z.object({
    id: z.string(),
    filename: z.string(),
    mimeType: z.string(),
    filesize: z.number(),
  }),
})

const passport = { body: pdf, name: 'passport of Adaeze Okafor.pdf', type: 'application/pdf' }

const uploaded = async (sent: Upload = passport, token = ada) => {
  const response = await upload(sent, token)
  expect(response.status).toBe(201)
  return stored.parse(await response.json()).doc
}

const files = async () => {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  return names.filter((entry) => entry.isFile()).map(({ name }) => name)
}

const pathOf = (filename: string) => {
  const object = filename.slice(0, 32)
  return path.join(folder, object.slice(0, 2), object)
}

describe('an uploaded document', () => {
  it('gets a random name and its detected type, and is stored encrypted', async () => {
    const doc = await uploaded()
    expect(doc.filename).toMatch(/^[0-9a-f]{32}\.pdf$/)
    expect(doc).toMatchObject({ mimeType: 'application/pdf', filesize: pdf.length })
    const kept = await readFile(pathOf(doc.filename))
    expect(kept.includes(canary)).toBe(false)
    expect(JSON.stringify(doc)).not.toContain('Okafor')
  })

  it('is answered to its owner as an attachment that no browser runs or keeps', async () => {
    const doc = await uploaded()
    const response = await app.api(`/documents/file/${doc.filename}`, { token: ada })
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toBe(pdf)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `attachment; filename="${doc.filename}"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store, private',
    })
  })

  it.each([
    ['another person', () => ben],
    ['nobody', () => ''],
  ])('is not answered to %s', async (_, token) => {
    const doc = await uploaded()
    const response = await app.api(`/documents/file/${doc.filename}`, { token: token() })
    expect(response.status).toBe(403)
    expect(await response.text()).not.toContain(canary)
  })

  it('takes its type from its bytes, whatever name and type it came with', async () => {
    const body = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer()
    const doc = await uploaded({ body, name: '../../x.pdf', type: 'text/html' })
    expect(doc).toMatchObject({ mimeType: 'image/jpeg', filesize: body.length })
    expect(doc.filename).toMatch(/^[0-9a-f]{32}\.jpg$/)
    const response = await app.api(`/documents/file/${doc.filename}`, { token: ada })
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.from(await response.arrayBuffer()).equals(body)).toBe(true)
  })

  it('is removed from the store with its record', async () => {
    const doc = await uploaded()
    expect(await files()).toContain(doc.filename.slice(0, 32))
    await app.api(`/documents/${doc.id}`, { method: 'DELETE', token: ada })
    expect(await files()).not.toContain(doc.filename.slice(0, 32))
  })
})

describe('an upload', () => {
  const script = pdf.replace('/Title', '/OpenAction << /S /JavaScript /JS (x) >> /Title')
  it.each([
    [{ body: '<script>alert(1)</script>', name: 'a.png', type: 'image/png' }, 415, 'expected JPG'],
    [
      { body: '<svg xmlns="http://www.w3.org/2000/svg"/>', name: 'a.svg', type: 'image/svg+xml' },
      415,
      'expected JPG',
    ],
    [{ body: script, name: 'a.pdf', type: 'application/pdf' }, 415, 'a script'],
    [
      { body: pdf.padEnd(limits.bytesMax + 1), name: 'a.pdf', type: 'application/pdf' },
      413,
      'at most 200000 bytes',
    ],
    [{ body: '', name: 'a.pdf', type: 'application/pdf' }, 400, 'file'],
  ])('that is not acceptable is refused and nothing is kept (%#)', async (sent, status, words) => {
    const before = await files()
    const response = await upload(sent)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(words)
    expect(await files()).toEqual(before)
  })

  it('of nobody keeps nothing', async () => {
    const before = await files()
    expect((await upload(passport, '')).status).toBe(403)
    expect(await files()).toEqual(before)
  })

  it('cannot choose where it is kept', async () => {
    const data = { filename: 'mine.pdf', prefix: '../../etc', url: 'http://169.254.169.254/' }
    const doc = await uploaded({ ...passport, data })
    expect(doc.filename).toMatch(/^[0-9a-f]{32}\.pdf$/)
    expect(JSON.stringify(doc)).not.toMatch(/mine|etc|169/)
  })
})

describe('a stored document', () => {
  it('is not replaced by another file', async () => {
    const doc = await uploaded()
    const init = { method: 'PATCH', body: form(passport), token: ada }
    const response = await app.api(`/documents/${doc.id}`, init)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('cannot be replaced')
    expect((await app.api(`/documents/file/${doc.filename}`, { token: ada })).status).toBe(200)
  })

  it("cannot be turned into somebody else's by writing its name into a record", async () => {
    const theirs = await uploaded(passport, ben)
    const mine = await uploaded()
    await app.api(`/documents/${theirs.id}`, { method: 'DELETE', token: ada })
    const response = await app.api(`/documents/${mine.id}`, {
      method: 'PATCH',
      token: ada,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ filename: theirs.filename, url: 'http://127.0.0.1/' }),
    })
    expect(response.status).toBe(200)
    expect(stored.parse(await response.json()).doc.filename).toBe(mine.filename)
    expect((await app.api(`/documents/file/${theirs.filename}`, { token: ben })).status).toBe(200)
  })

  it("is refused when another person's sealed file lies in its place", async () => {
    const theirs = await uploaded(passport, ben)
    const mine = await uploaded()
    await writeFile(pathOf(mine.filename), await readFile(pathOf(theirs.filename)))
    const response = await app.api(`/documents/file/${mine.filename}`, { token: ada })
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain(canary)
  })

  it('is refused after a change in the store, and missed when it is gone', async () => {
    const doc = await uploaded()
    const kept = await readFile(pathOf(doc.filename))
    await writeFile(pathOf(doc.filename), kept.subarray(0, kept.length - 1))
    expect((await app.api(`/documents/file/${doc.filename}`, { token: ada })).status).toBe(500)
    await rm(pathOf(doc.filename))
    expect((await app.api(`/documents/file/${doc.filename}`, { token: ada })).status).toBe(404)
  })

  it('is not fetched again for cropping', async () => {
    const doc = await uploaded()
    const query = '?uploadEdits[crop][x]=1&uploadEdits[heightInPixels]=1'
    const response = await app.api(`/documents/${doc.id}${query}`, {
      method: 'PATCH',
      token: ada,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ uploadEdits: { crop: { x: 1 }, heightInPixels: 1 } }),
    })
    expect(response.status).toBe(200)
    expect(stored.parse(await response.json()).doc.filename).toBe(doc.filename)
  })
})

describe('documentStorage', () => {
  it('hands out nothing while access.read answers true instead of a Where', async () => {
    const body = form(passport)
    const created = await app.api('/open-documents', { method: 'POST', body, token: ada })
    const { doc } = stored.parse(await created.json())
    const response = await app.api(`/open-documents/file/${doc.filename}`, { token: ada })
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain(canary)
  })

  it('leaves no way to upload by address or to duplicate', async () => {
    const doc = await uploaded()
    const pasted = await app.api('/documents/paste-url?src=http://127.0.0.1/', { token: ada })
    expect(pasted.status).toBeGreaterThanOrEqual(400)
    const copy = await app.api(`/documents/${doc.id}/duplicate`, { method: 'POST', token: ada })
    expect(copy.status).toBeGreaterThanOrEqual(400)
    const { upload } = app.payload.collections['documents']?.config ?? {}
    expect(upload).toMatchObject({ crop: false, focalPoint: false, pasteURL: false })
    expect(upload?.imageSizes ?? []).toEqual([])
  })

  it('does not start without its collection', () => {
    const options = { backend: diskBackend(folder), keyRing: parseKeyRing(generateKey('k')) }
    const plugin = documentStorage({ ...options, collection: 'nowhere' })
    expect(() => plugin({ collections: [] } as never)).toThrow(
      'expected an upload collection "nowhere"',
    )
  })
})
