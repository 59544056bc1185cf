import type { GlobalConfig } from 'payload'
import type { CollectionKey } from '../../collectionKeys.js'
import { ownJson } from '../collections/ownJson.js'
import { connectionDeeds } from './connectionDeeds.js'
import type { Deed } from './deed.js'
import { holdsOf } from './holdDeeds.js'

/** What operators do with records that have no lifecycle. */
export const deedsOf: Partial<Readonly<Record<CollectionKey, readonly Deed[]>>> = {
  platformConnections: connectionDeeds,
}

export const deedControl = (deeds: readonly Deed[]) => ({
  path: 'payload-plugin-prop-firm/client#DeedButtons',
  clientProps: { deeds },
})

/** The firm's own page holds and releases rulings and sending for everybody. */
export const prepareFirmGlobal = (global: GlobalConfig): GlobalConfig => ({
  ...global,
  fields: ownJson(global.fields),
  admin: {
    ...global.admin,
    components: { elements: { beforeDocumentControls: [deedControl(holdsOf('firm'))] } },
  },
})
