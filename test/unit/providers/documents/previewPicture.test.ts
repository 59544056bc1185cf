import { describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { previewPicture } from '../../../../src/providers/documents/previewPicture.js'
import { heic, pdf, picture } from './samples.js'

const exif = {
  IFD0: { Copyright: 'CANARY', Make: 'Phone' },
  IFD3: { GPSLatitude: '51/1 30/1 0/1' },
}

describe('previewPicture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('draws a %s anew as JPEG', async (format) => {
    const preview = await previewPicture(await picture(40, 20).toFormat(format).toBuffer())
    expect(preview).toMatchObject({ ok: true, type: 'image/jpeg', width: 40, height: 20 })
    const drawn = preview.ok ? await sharp(preview.bytes).metadata() : null
    expect(drawn?.format).toBe('jpeg')
  })

  it('leaves out metadata and whatever is appended', async () => {
    const source = await picture().withExif(exif).withIccProfile('p3').jpeg().toBuffer()
    const bytes = Buffer.concat([source, Buffer.from('<script>CANARY</script>')])
    expect(source.includes('CANARY')).toBe(true)
    const preview = await previewPicture(bytes)
    if (!preview.ok) throw new Error(preview.code)
    expect(preview.bytes.includes('CANARY')).toBe(false)
    const { exif: kept, icc, xmp } = await sharp(preview.bytes).metadata()
    expect([kept, icc, xmp]).toEqual([undefined, undefined, undefined])
  })

  it('turns a picture upright that the camera stored sideways', async () => {
    const sideways = await picture(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await previewPicture(sideways)).toMatchObject({ width: 20, height: 40 })
  })

  it('makes large pictures fit and leaves small ones their size', async () => {
    const large = await picture(3_000, 1_500).jpeg().toBuffer()
    expect(await previewPicture(large)).toMatchObject({ width: 1_600, height: 800 })
    expect(await previewPicture(large, 300)).toMatchObject({ width: 300, height: 150 })
  })

  it('puts what is transparent on white', async () => {
    const create = { width: 4, height: 4, channels: 4, background: '#00000000' } as const
    const preview = await previewPicture(await sharp({ create }).png().toBuffer())
    if (!preview.ok) throw new Error(preview.code)
    const { data } = await sharp(preview.bytes).raw().toBuffer({ resolveWithObject: true })
    expect(data.readUInt8(0)).toBeGreaterThan(250)
  })

  it.each([
    ['a PDF', pdf()],
    ['an HEIC', heic],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['nothing', Buffer.alloc(0)],
  ])('does not draw %s', async (_, bytes) => {
    expect(await previewPicture(bytes)).toEqual({ ok: false, code: 'notAPicture' })
  })

  it('refuses a picture that is cut or damaged', async () => {
    const bytes = await picture(400, 400).jpeg().toBuffer()
    const cut = await previewPicture(bytes.subarray(0, bytes.length / 2))
    expect(cut).toEqual({ ok: false, code: 'pictureUnreadable' })
    const junk = Buffer.concat([bytes.subarray(0, 4), Buffer.alloc(500, 7)])
    expect(await previewPicture(junk)).toEqual({ ok: false, code: 'pictureUnreadable' })
  })

  it('does not unpack a picture with more pixels than it should have', async () => {
    const bomb = await picture(10_000, 6_001).jpeg().toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await previewPicture(bomb)).toEqual({ ok: false, code: 'pictureUnreadable' })
  })
})
