import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { PropFirmError } from '../../errors.js'
import { checkObjectName } from './objectName.js'
import type { DocumentBackend } from './types.js'

/** Larger objects are not ours: an upload is limited to far less. */
const objectBytesMax = 128 * 1024 * 1024

export type S3BackendOptions = {
  /** Made by the caller, with region, endpoint, credentials and time-outs. */
  readonly client: S3Client
  readonly bucket: string
  /** Prepended to each object name. Default `documents/`. */
  readonly prefix?: string
}

/**
 * Documents in an S3 bucket. The bucket needs no public access and no pre-signed addresses: the
 * bytes come and go through this process, encrypted.
 *
 * @throws PropFirmError `documentStoreUnavailable` (503) when the bucket does not answer as expected
 */
export function s3Backend({ client, bucket, prefix = 'documents/' }: S3BackendOptions) {
  const at = (object: string) => ({ Bucket: bucket, Key: prefix + checkObjectName(object) })
  const backend: DocumentBackend = {
    name: 's3',
    async put(object, bytes) {
      const type = 'application/octet-stream'
      await answered(
        'store',
        client.send(new PutObjectCommand({ ...at(object), Body: bytes, ContentType: type })),
      )
    },
    async get(object) {
      const found = await answered(
        'read',
        client.send(new GetObjectCommand(at(object))).catch((error: unknown) => {
          if (error instanceof NoSuchKey) return null
          throw error
        }),
      )
      if (found === null) return null
      if (!found.Body || (found.ContentLength ?? Infinity) > objectBytesMax) {
        throw unavailable('read', 'the object has no readable body')
      }
      return answered('read', found.Body.transformToByteArray())
    },
    async remove(object) {
      await answered('delete', client.send(new DeleteObjectCommand(at(object))))
    },
  }
  return backend
}

async function answered<T>(action: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw unavailable(action, error instanceof Error ? error.name : 'unknown error')
  }
}

/** The SDK's own messages may hold addresses and key ids; the name of the error says enough. */
const unavailable = (action: string, why: string) =>
  new PropFirmError('documentStoreUnavailable', `could not ${action} the document: ${why}`, 503)
