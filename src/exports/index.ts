/** What a host calls: the plugin itself, and what its own rules, events and platforms are made of. */
export { propFirm } from '../index.js'
export type { CollectionOverride, PropFirmOptions } from '../options.js'

export { ConfigurationError, PropFirmError } from '../errors.js'
export { DomainFault } from '../domain/fault.js'
export { roles } from '../domain/roles.js'

export { defineRule } from '../domain/rules/defineRule.js'
export { core, moneyIn, numberIn } from '../domain/rules/coreSlots.js'
export { rowsOf } from '../domain/rules/explanation.js'

export { defineEvent } from '../domain/events/defineEvent.js'
export * as variables from '../domain/events/variable.js'
export { emitEvent } from '../services/host/emitEvent.js'

export { tradelockerPlatform } from '../platforms/tradelocker/connector.js'
export { mt5Platform } from '../platforms/mt5/platform.js'

export { move } from '../domain/lifecycles/types.js'
export { moveRecords } from '../services/host/moveRecords.js'

export { exponentOf, isCurrency } from '../domain/money/currency.js'
export { add, minor, subtract } from '../domain/money/minor.js'
export { basisPoints, shareOf } from '../domain/money/basisPoints.js'
export { formatMoney, parseMoney, roundDecimalText, toDecimalText } from '../domain/money/text.js'
