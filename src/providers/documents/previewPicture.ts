import sharp from 'sharp'
import { detectType } from './detectType.js'

/** Pictures with more pixels are not decoded: a small file can unpack to gigabytes. */
export const pixelsMax = 60_000_000

const decodeSecondsMax = 15

export type Preview =
  | {
      readonly ok: true
      readonly bytes: Buffer
      readonly type: 'image/jpeg'
      readonly width: number
      readonly height: number
    }
  | {
      readonly ok: false
      /** `notAPicture`: PDF, HEIC or anything else that cannot be drawn here. */
      readonly code: 'notAPicture' | 'pictureUnreadable'
    }

/**
 * A picture of a picture: decoded, turned upright, made to fit and encoded anew as JPEG, so that
 * nothing of the sender's file but its pixels reaches a reviewer's browser; EXIF (place, device),
 * colour profiles, comments and appended data are gone.
 *
 * @param sideMax the longer side in pixels, default 1,600; smaller pictures keep their size
 */
export async function previewPicture(bytes: Uint8Array, sideMax = 1_600): Promise<Preview> {
  if (!drawn.has(detectType(bytes))) return { ok: false, code: 'notAPicture' }
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: pixelsMax,
      failOn: 'truncated',
      sequentialRead: true,
      pages: 1,
    })
      .timeout({ seconds: decodeSecondsMax })
      .rotate()
      .resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    return { ok: true, bytes: data, type: 'image/jpeg', width: info.width, height: info.height }
  } catch {
    return { ok: false, code: 'pictureUnreadable' }
  }
}

const drawn: ReadonlySet<unknown> = new Set(['image/jpeg', 'image/png', 'image/webp'])
