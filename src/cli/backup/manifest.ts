import { z } from 'zod'

export const MANIFEST_NAME = 'manifest.json'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A path below the backup's folder: no way out of it, whatever the manifest says. */
const innerPath = z
  .string()
  .min(1)
  .refine((file) => !file.startsWith('/') && !file.includes('\0'))
  .refine((file) => file.split('/').every((part) => part !== '' && part !== '.' && part !== '..'))

const storedFile = z.object({ path: innerPath, bytes: z.number().int().min(0), sha256 })

const table = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int().min(0),
  file: storedFile,
})

/** Partitions are made while the firm runs, so a freshly migrated database may lack them. */
const partition = z.object({
  schema: z.string(),
  name: z.string(),
  parentSchema: z.string(),
  parentName: z.string(),
  bound: z.string(),
  /** How the partition is itself partitioned, if it is. */
  key: z.string().nullable(),
})

const sequence = z.object({
  schema: z.string(),
  name: z.string(),
  last: z.string().regex(/^-?\d+$/),
  called: z.boolean(),
})

/** What a backup holds. It is written last: a folder without it is an unfinished backup. */
export const manifestShape = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  postgres: z.string(),
  /** The migrations of the database, which the database to restore into must have exactly. */
  level: z.array(z.string()),
  partitions: z.array(partition),
  tables: z.array(table),
  sequences: z.array(sequence),
  documents: z.object({
    kind: z.enum(['folder', 'objectStorage']),
    files: z.array(storedFile),
  }),
  secrets: storedFile,
})

export type Manifest = z.infer<typeof manifestShape>
export type StoredFile = z.infer<typeof storedFile>
export type StoredTable = z.infer<typeof table>
export type StoredPartition = z.infer<typeof partition>
export type StoredSequence = z.infer<typeof sequence>
