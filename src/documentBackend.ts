import { S3Client } from '@aws-sdk/client-s3'
import type { DocumentStore } from './options.js'
import { diskBackend } from './providers/documents/diskBackend.js'
import { s3Backend } from './providers/documents/s3Backend.js'
import type { DocumentBackend } from './providers/documents/types.js'

/** Where documents are kept, as the options say. */
export function backendOf(store: DocumentStore): DocumentBackend {
  if (store.kind === 'disk') return diskBackend(store.folder)
  const { bucket, region, endpoint, accessKeyId, secretAccessKey } = store
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: { requestTimeout: 20_000, connectionTimeout: 5_000 },
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
  })
  return s3Backend({ client, bucket })
}
