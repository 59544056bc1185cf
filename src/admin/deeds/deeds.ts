import type { GlobalConfig } from 'payload'
import type { CollectionKey } from '../../collectionKeys.js'
import { ownJson } from '../collections/ownJson.js'
import { connectionModes } from './connectionModes.js'
import type { Deed } from './deed.js'

const hold = (
  subject: 'firm' | 'connection',
  kind: 'rulings' | 'sending',
  lift: boolean,
): Deed => ({
  label: `${lift ? 'Release' : 'Hold'} ${kind}`,
  path: '/prop-firm/holds',
  body: { subject, kind, lift },
  ...(subject === 'connection' ? { needsId: true } : {}),
  ask: 'Why',
  adverse: !lift,
})

const holdsOf = (subject: 'firm' | 'connection'): Deed[] => [
  hold(subject, 'rulings', false),
  hold(subject, 'rulings', true),
  hold(subject, 'sending', false),
  hold(subject, 'sending', true),
]

const connectionDeeds: readonly Deed[] = [...connectionModes, ...holdsOf('connection')]

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
