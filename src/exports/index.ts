export { propFirm } from '../index.js'
export type { CollectionOverride, PropFirmOptions } from '../options.js'
