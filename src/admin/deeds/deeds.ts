import type { GlobalConfig } from 'payload'
import type { CollectionKey } from '../../collectionKeys.js'
import { ownFields } from '../collections/ownFields.js'

/** The component with what operators do with records that have no lifecycle. */
export const deedsOf: Partial<Readonly<Record<CollectionKey, string>>> = {
  platformConnections: 'payload-plugin-prop-firm/rsc#ConnectionDeeds',
}

export const prepareFirmGlobal = (global: GlobalConfig): GlobalConfig => ({
  ...global,
  fields: ownFields(global.fields),
  admin: {
    ...global.admin,
    components: {
      elements: { beforeDocumentControls: ['payload-plugin-prop-firm/rsc#FirmDeeds'] },
    },
  },
})
