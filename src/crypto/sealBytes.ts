import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { keyOf, subkey, type Key, type KeyRing } from './keyRing.js'
import { associatedData, describePlace, type Place } from './place.js'
import { SealError } from './sealError.js'

/*
 * The file begins with magic, length of the key id, key id and a random salt. HKDF makes a key for
 * this file alone from salt and place. Then come chunks of 64 KiB, each with its own tag; the nonce
 * counts the chunks and marks the last one, so that chunks can be neither swapped, dropped nor
 * appended, and a reader never sees a byte that was not verified (the STREAM construction that age
 * uses too).
 */
const format = 'PFD1'
const magic = Buffer.from(format, 'latin1')
const algorithm = 'aes-256-gcm'
const saltBytes = 32
const tagBytes = 16

/** Bytes of plain text in one chunk. */
export const chunkBytes = 64 * 1024

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Encrypts a stream for one place. Yields the header, then one piece per chunk. */
export async function* sealStream(ring: KeyRing, place: Place, plain: Bytes) {
  const salt = randomBytes(saltBytes)
  const cipher = chunkCipher(ring.current, place, salt)
  yield headerOf(ring.current.id, salt)
  for await (const chunk of chunksOf(plain, chunkBytes)) yield cipher.seal(chunk.bytes, chunk.last)
}

/**
 * Decrypts a stream. Each piece that it yields has been verified; whether the file is complete is
 * only known when it ends without an error.
 *
 * @throws SealError when the file is damaged, cut, extended, from another place, or its key is unknown
 */
export async function* openStream(ring: KeyRing, place: Place, sealed: Bytes) {
  const { header, rest } = await readHeader(sealed)
  const cipher = chunkCipher(keyOf(ring, header.keyId), place, header.salt)
  for await (const chunk of chunksOf(rest, chunkBytes + tagBytes)) {
    yield cipher.open(chunk.bytes, chunk.last)
  }
}

/** Encrypts bytes for one place with the current key. */
export async function sealBytes(ring: KeyRing, place: Place, plain: Uint8Array): Promise<Buffer> {
  return collect(sealStream(ring, place, [plain]))
}

/**
 * The bytes that were sealed for this place, all verified.
 *
 * @throws SealError like `openStream`
 */
export async function openBytes(ring: KeyRing, place: Place, sealed: Uint8Array): Promise<Buffer> {
  return collect(openStream(ring, place, [sealed]))
}

/** True when the bytes are sealed with another key than the current one. */
export async function bytesNeedRotation(ring: KeyRing, sealed: Uint8Array): Promise<boolean> {
  const { header } = await readHeader([sealed])
  return header.keyId !== ring.current.id
}

function chunkCipher(key: Key, place: Place, salt: Buffer) {
  const info = associatedData(format, key.id, place)
  const fileKey = Buffer.from(hkdfSync('sha256', subkey(key, 'bytes'), salt, info, 32))
  const options = { authTagLength: tagBytes }
  let index = 0
  const nextNonce = (last: boolean) => {
    const nonce = Buffer.alloc(12)
    nonce.writeUIntBE(index++, 5, 6)
    nonce.writeUInt8(last ? 1 : 0, 11)
    return nonce
  }
  return {
    seal(plain: Uint8Array, last: boolean) {
      const cipher = createCipheriv(algorithm, fileKey, nextNonce(last), options)
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed: Buffer, last: boolean) {
      const broken = new SealError(
        'sealBroken',
        `the file at ${describePlace(place)} is damaged, incomplete or belongs to another place`,
      )
      if (sealed.length < tagBytes) throw broken
      const end = sealed.length - tagBytes
      const decipher = createDecipheriv(algorithm, fileKey, nextNonce(last), options)
      decipher.setAuthTag(sealed.subarray(end))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()])
      } catch {
        throw broken
      }
    },
  }
}

const headerOf = (keyId: string, salt: Buffer): Buffer =>
  Buffer.concat([magic, Buffer.from([keyId.length]), Buffer.from(keyId, 'latin1'), salt])

async function readHeader(sealed: Bytes) {
  const source = iterate(sealed)
  let head: Buffer = Buffer.alloc(0)
  const upTo = async (length: number) => {
    while (head.length < length) {
      const next = await source.next()
      if (next.done) throw new SealError('sealMalformed', 'the file ends inside its header')
      head = Buffer.concat([head, next.value])
    }
  }
  await upTo(magic.length + 1)
  if (!head.subarray(0, magic.length).equals(magic)) {
    throw new SealError('sealMalformed', 'the file is not a sealed file')
  }
  const idEnd = magic.length + 1 + head.readUInt8(magic.length)
  await upTo(idEnd + saltBytes)
  const keyId = head.toString('latin1', magic.length + 1, idEnd)
  const salt = head.subarray(idEnd, idEnd + saltBytes)
  const remaining = head.subarray(idEnd + saltBytes)
  async function* rest() {
    yield remaining
    yield* { [Symbol.asyncIterator]: () => source }
  }
  return { header: { keyId, salt }, rest: rest() }
}

async function* iterate(bytes: Bytes): AsyncGenerator<Uint8Array, undefined> {
  for await (const piece of bytes) yield piece
  return undefined
}

/** Cuts a stream into pieces of `size`; the last one is shorter or full, never empty unless alone. */
async function* chunksOf(bytes: Bytes, size: number) {
  let parts: Uint8Array[] = []
  let held = 0
  for await (const piece of bytes) {
    parts.push(piece)
    held += piece.length
    if (held <= size) continue
    const all = Buffer.concat(parts)
    let from = 0
    for (; all.length - from > size; from += size) {
      yield { bytes: all.subarray(from, from + size), last: false }
    }
    parts = [all.subarray(from)]
    held = all.length - from
  }
  yield { bytes: Buffer.concat(parts), last: true }
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}
