import { cloudStoragePlugin } from '@payloadcms/plugin-cloud-storage'
import type { CollectionConfig, Plugin } from 'payload'
import { ConfigurationError } from '../../errors.js'
import { defaultUploadLimits, type UploadLimits } from './checkUpload.js'
import { encryptedDocuments, type EncryptedDocumentsOptions } from './encryptedDocuments.js'
import { guardUpload } from './guardUpload.js'

export type DocumentStorageOptions = EncryptedDocumentsOptions & {
  /** Slug of the upload collection. */
  readonly collection: string
  readonly limits?: UploadLimits
}

/**
 * Makes an upload collection a safe place for identity documents: files are judged by their bytes,
 * renamed at random, encrypted before they are stored, and handed out as attachments behind the
 * collection's `access.read`, which has to answer a Where. Cropping, resizing, thumbnails,
 * duplicating, upload by address and replacing a file are off. Handlers that the collection already
 * has run before ours, for instance to count views.
 *
 * @throws ConfigurationError when the config has no such upload collection
 */
export function documentStorage(options: DocumentStorageOptions): Plugin {
  const { collection: slug, limits = defaultUploadLimits } = options
  return (config) => {
    const collections = config.collections ?? []
    if (!collections.some((collection) => collection.slug === slug && collection.upload)) {
      throw new ConfigurationError(`documents: expected an upload collection "${slug}"`)
    }
    const withStorage = cloudStoragePlugin({
      collections: { [slug]: { adapter: encryptedDocuments(options), disableLocalStorage: true } },
    })
    return withStorage({
      ...config,
      collections: collections.map((collection) =>
        collection.slug === slug ? hardened(collection, limits) : collection,
      ),
    })
  }
}

function hardened(collection: CollectionConfig, limits: UploadLimits): CollectionConfig {
  const upload = typeof collection.upload === 'object' ? { ...collection.upload } : {}
  delete upload.imageSizes
  delete upload.resizeOptions
  delete upload.formatOptions
  delete upload.trimOptions
  return {
    ...collection,
    disableDuplicate: true,
    hooks: {
      ...collection.hooks,
      // Last, so that no other hook can put an unchecked file in its place.
      beforeOperation: [...(collection.hooks?.beforeOperation ?? []), guardUpload(limits)],
    },
    upload: {
      ...upload,
      adminThumbnail: () => null,
      crop: false,
      displayPreview: false,
      focalPoint: false,
      hideRemoveFile: true,
      mimeTypes: [...limits.types],
      pasteURL: false,
    },
  }
}
