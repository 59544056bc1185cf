import type { Plugin } from 'payload'
import { backendOf } from './documentBackend.js'
import type { Firm } from './firm.js'
import { documentStorage } from './providers/documents/documentStorage.js'

/** KYC documents are checked, encrypted and kept on disk or in S3, behind the access check. */
export const kycDocumentStorage = (firm: Firm): Plugin =>
  documentStorage({
    collection: firm.slugs.kycDocuments,
    backend: backendOf(firm.options.documents),
    keyRing: firm.keyRing,
  })
