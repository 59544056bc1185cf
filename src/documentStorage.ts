import { cloudStoragePlugin } from '@payloadcms/plugin-cloud-storage'
import type { Plugin } from 'payload'
import { encryptedDocuments } from './providers/documents/encryptedDocuments.js'
import { documentBackend } from './providers/documents/documentBackend.js'
import type { Firm } from './firm.js'

/** KYC documents are encrypted before they leave the process, to disk or S3. */
export const documentStorage = (firm: Firm): Plugin =>
  cloudStoragePlugin({
    alwaysInsertFields: true,
    collections: {
      [firm.slugs.kycDocuments]: {
        adapter: encryptedDocuments({
          backend: documentBackend(firm.options.documents),
          keyRing: firm.keyRing,
        }),
        disableLocalStorage: true,
      },
    },
  })
