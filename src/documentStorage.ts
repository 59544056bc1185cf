import { S3Client } from '@aws-sdk/client-s3'
import type { Plugin } from 'payload'
import type { Firm } from './firm.js'
import type { DocumentStore } from './options.js'
import { diskBackend } from './providers/documents/diskBackend.js'
import { documentStorage } from './providers/documents/documentStorage.js'
import { s3Backend } from './providers/documents/s3Backend.js'
import type { DocumentBackend } from './providers/documents/types.js'

/** KYC documents are checked, encrypted and kept on disk or in S3, behind the access check. */
export const kycDocumentStorage = (firm: Firm): Plugin =>
  documentStorage({
    collection: firm.slugs.kycDocuments,
    backend: backendOf(firm.options.documents),
    keyRing: firm.keyRing,
  })

function backendOf(store: DocumentStore): DocumentBackend {
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
