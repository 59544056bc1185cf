/** Types alone: importing them loads nothing. */
export type { CollectionOverride, DocumentStore, PropFirmOptions } from '../options.js'
export type { CollectionKey, Slugs } from '../collectionKeys.js'
export type { Role } from '../domain/roles.js'

export type { Currency } from '../domain/money/currency.js'
export type { Minor } from '../domain/money/minor.js'
export type { BasisPoints, Rounding } from '../domain/money/basisPoints.js'

export type {
  PhaseContext,
  RuleDefinition,
  RuleNeed,
  RuleOutcome,
  RuleSpec,
  RuleSteps,
  Standing,
} from '../domain/rules/defineRule.js'
export type { Explanation, ExplanationRow } from '../domain/rules/explanation.js'
export type {
  BalanceOperation,
  Doubt,
  LimitStanding,
  Observation,
  PhaseTerms,
  RuleConfig,
  Verdict,
} from '../domain/rules/types.js'

export type { Audience, EventDefinition, MessageCategory } from '../domain/events/defineEvent.js'
export type { EmitInput } from '../services/records/emit.js'

export type { LifecycleName } from '../domain/lifecycles/all.js'
export type { Lifecycle, Move, StatusTone, StatusWords } from '../domain/lifecycles/types.js'
export type {
  Moved,
  Refusal,
  TransitionInput,
  TransitionResult,
} from '../services/transition/types.js'

export type { MinuteBar } from '../domain/trades/gap/types.js'
export type { Mt5Credentials } from '../platforms/mt5/credentials.js'
export type {
  AccountSnapshot,
  Capabilities,
  DayClose,
  Deal,
  ListedAccount,
  OpenAccountInput,
  OpenedAccount,
  PlatformDefinition,
  PlatformFailure,
  PlatformResult,
  PlatformSession,
  PositionSnapshot,
  StreamEvent,
  TradingMode,
  WriteContext,
} from '../platforms/types.js'
