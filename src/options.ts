import type { CollectionConfig } from 'payload'
import { z } from 'zod'
import { collectionKeys, defaultSlugs, type CollectionKey, type Slugs } from './collectionKeys.js'
import type { EventDefinition } from './domain/events/defineEvent.js'
import type { LifecycleName } from './domain/lifecycles/all.js'
import type { Lifecycle } from './domain/lifecycles/types.js'
import type { RuleDefinition } from './domain/rules/defineRule.js'
import { doubtSettingsSchema, type DoubtSettings } from './domain/rulings/doubtSettings.js'
import { ConfigurationError } from './errors.js'
import { retentionSchema, type Retention } from './live/retention.js'
import type { PlatformDefinition } from './platforms/types.js'

export type CollectionOverride = (input: { collection: CollectionConfig }) => CollectionConfig

type LifecycleAddition = Partial<Pick<Lifecycle, 'statuses' | 'moves'>>

/** What a host gives to `propFirm`; everything has a default. */
export type PropFirmOptions = {
  /** Keeps collections and schema; jobs, endpoints and screens are off. Default false. */
  disabled?: boolean
  /** New slugs for collections: `{ accounts: 'trading-accounts' }`. Tables keep their names. */
  slugs?: Partial<Record<CollectionKey, string>>
  /** Receives each finished collection and answers the one to use. */
  overrides?: Partial<Record<CollectionKey, CollectionOverride>>
  /** The host's own collection of staff, and how its users map to roles. */
  operators?: {
    slug: string
    roles: (user: Readonly<Record<string, unknown>>) => readonly string[]
  }
  /** Trading platforms beside the built-in paper platform. */
  platforms?: readonly PlatformDefinition[]
  /** Rules that programs may use beside the built-in ones. */
  rules?: readonly RuleDefinition[]
  /** Domain events beside the built-in ones. */
  events?: readonly EventDefinition[]
  /** Statuses and moves added to lifecycles. */
  lifecycles?: Partial<Record<LifecycleName, LifecycleAddition>>
  /** Key ring, `id:base64key,…`. Default: the environment variable PROP_FIRM_KEYS. */
  keys?: string
  /** Secrets that sign checkout notices; two while they are being changed. */
  checkoutSecrets?: readonly string[]
  /** `smtp://…`; without it messages stay in the local mailbox. */
  smtpUrl?: string
  /** Sender of all messages. */
  mailFrom?: string
  /** The traders' portal that messages link to. Default: the small pages of ours at `/portal`. */
  portalUrl?: string
  /** Where a trader pays an order made in the portal; `{order}` in it is replaced by its reference. */
  shopUrl?: string
  /** Where encrypted documents are kept; default the folder `.data/documents`. */
  documents?: DocumentStore
  /** When figures are doubted, so that an ending waits for a person; each threshold has a default. */
  doubts?: Partial<DoubtSettings>
  /** Bearer token with which Prometheus reads `/prop-firm/metrics`; without it only admins do. */
  metricsToken?: string
  /** How long observations, days and deals are kept; days and deals for good unless told otherwise. */
  retention?: Partial<Retention>
}

export type DocumentStore =
  | { readonly kind: 'disk'; readonly folder: string }
  | {
      readonly kind: 's3'
      readonly bucket: string
      readonly region: string
      readonly endpoint?: string | undefined
      readonly accessKeyId: string
      readonly secretAccessKey: string
    }

const functionSchema = <Type>() =>
  z.custom<Type>((value) => typeof value === 'function', 'expected a function')

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'expected small letters, digits and dashes')
const keyed = <Value extends z.ZodType>(value: Value) =>
  z.partialRecord(z.enum(collectionKeys as [CollectionKey, ...CollectionKey[]]), value)

const schema = z.strictObject({
  disabled: z.boolean().default(false),
  slugs: keyed(slug).default({}),
  overrides: keyed(functionSchema<CollectionOverride>()).default({}),
  operators: z
    .strictObject({
      slug,
      roles: functionSchema<NonNullable<PropFirmOptions['operators']>['roles']>(),
    })
    .optional(),
  platforms: z.array(z.custom<PlatformDefinition>(isNamed, 'expected a platform')).default([]),
  rules: z.array(z.custom<RuleDefinition>(isNamed, 'expected a rule')).default([]),
  events: z.array(z.custom<EventDefinition>(isNamed, 'expected an event')).default([]),
  lifecycles: z.record(z.string(), z.custom<LifecycleAddition>()).default({}),
  keys: z.string().optional(),
  checkoutSecrets: z
    .array(z.string().min(16, 'expected at least 16 characters'))
    .max(2)
    .default([]),
  smtpUrl: z
    .string()
    .regex(/^smtps?:\/\//, 'expected smtp:// or smtps://')
    .optional(),
  mailFrom: z.string().default('back-office@localhost'),
  portalUrl: z.url('expected an address such as https://portal.example').optional(),
  shopUrl: z
    .url({ protocol: /^https?$/, error: 'expected an address such as https://shop.example/pay' })
    .optional(),
  documents: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('disk'), folder: z.string().min(1) }),
      z.strictObject({
        kind: z.literal('s3'),
        bucket: z.string().min(1),
        region: z.string().min(1),
        endpoint: z.string().optional(),
        accessKeyId: z.string().min(1),
        secretAccessKey: z.string().min(1),
      }),
    ])
    .default({ kind: 'disk', folder: '.data/documents' }),
  doubts: doubtSettingsSchema.prefault({}),
  metricsToken: z.string().min(16, 'expected at least 16 characters').optional(),
  retention: retentionSchema.prefault({}),
})

function isNamed(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'name' in value
}

export type Options = Omit<z.output<typeof schema>, 'slugs'> & { readonly slugs: Slugs }

/**
 * Checks the options and fills in every default.
 *
 * @throws ConfigurationError naming the option, `propFirm options: slugs.accounts: expected …`
 */
export function sanitiseOptions(input: PropFirmOptions): Options {
  const parsed = schema.safeParse(input)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'options'}: ${message}`,
    )
    throw new ConfigurationError(`propFirm options: ${issues.join('; ')}`)
  }
  const operators = parsed.data.operators ? { operators: parsed.data.operators.slug } : {}
  const slugs = { ...defaultSlugs, ...parsed.data.slugs, ...operators }
  refuseTwins(slugs)
  return { ...parsed.data, slugs }
}

function refuseTwins(slugs: Slugs): void {
  const seen = new Map<string, string>()
  for (const [key, value] of Object.entries(slugs)) {
    const twin = seen.get(value)
    if (twin)
      throw new ConfigurationError(
        `propFirm options: slugs.${key}: "${value}" is the slug of ${twin}`,
      )
    seen.set(value, key)
  }
}
