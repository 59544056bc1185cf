import { describe, expect, it } from '@jest/globals'
import { access, mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { defaultUploadLimits } from '../../../../src/providers/documents/checkUpload.js'
import { guardUpload } from '../../../../src/providers/documents/guardUpload.js'
import { picture } from './samples.js'

const limits = { ...defaultUploadLimits, bytesMax: 5_000 }

type Sent = {
  data: Buffer
  mimetype: string
  name: string
  size: number
  tempFilePath?: string
  truncated?: boolean
}

async function guarded(file: Sent, operation = 'create') {
  const req = { file, query: { uploadEdits: {} } }
  const data = { filename: 'chosen', title: 'kept' }
  const hook = guardUpload(limits) as (input: unknown) => Promise<void>
  await hook({ args: { data }, operation, req })
  return { file: req.file, data, query: req.query }
}

const sent = (data: Buffer): Sent => ({
  data,
  mimetype: 'text/html',
  name: 'x.html',
  size: data.length,
})

const asTemporary = async (bytes: Buffer, size = bytes.length) => {
  const tempFilePath = path.join(await mkdtemp(path.join(os.tmpdir(), 'upload-')), 'file')
  await writeFile(tempFilePath, bytes)
  return { ...sent(Buffer.alloc(0)), size, tempFilePath }
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  )

describe('guardUpload', () => {
  it('renames the file, sets its detected type and drops what the request says about storage', async () => {
    const bytes = await picture().png().toBuffer()
    const { file, data, query } = await guarded(sent(bytes))
    expect(file).toMatchObject({ mimetype: 'image/png', size: bytes.length, data: bytes })
    expect(file.name).toMatch(/^[0-9a-f]{32}\.png$/)
    expect(data).toEqual({ title: 'kept' })
    expect(query).toEqual({})
  })

  it('reads a temporary file and leaves no copy in the clear behind', async () => {
    const bytes = await picture().png().toBuffer()
    const temporary = await asTemporary(bytes)
    const { file } = await guarded(temporary)
    expect(file.data.equals(bytes)).toBe(true)
    expect(file.tempFilePath).toBe(undefined)
    expect(await exists(temporary.tempFilePath)).toBe(false)
  })

  it('removes a temporary file that it refuses, too', async () => {
    const temporary = await asTemporary(Buffer.from('<script>alert(1)</script>'))
    await expect(guarded(temporary)).rejects.toMatchObject({ code: 'documentTypeNotAllowed' })
    expect(await exists(temporary.tempFilePath)).toBe(false)
    const large = await asTemporary(Buffer.alloc(10), 5_001)
    await expect(guarded(large)).rejects.toMatchObject({ code: 'documentTooLarge', status: 413 })
    expect(await exists(large.tempFilePath)).toBe(false)
  })

  it('refuses a file that was cut on its way in', async () => {
    const bytes = await picture().png().toBuffer()
    const cut = { ...sent(bytes), truncated: true }
    await expect(guarded(cut)).rejects.toMatchObject({ code: 'documentTooLarge' })
  })

  it('refuses to replace a document and ignores other operations', async () => {
    const bytes = await picture().png().toBuffer()
    await expect(guarded(sent(bytes), 'update')).rejects.toMatchObject({ status: 400 })
    const { file } = await guarded(sent(Buffer.from('x')), 'read')
    expect(file.name).toBe('x.html')
  })
})
