import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { mayRead } from '../../access/collectionAccess.js'
import { personOf } from '../../access/person.js'
import { programTermsSchema, type ProgramTerms } from '../../domain/programs/terms.js'
import { firmOf } from '../../firm.js'

export type PublishedTerms = {
  readonly number: number
  readonly hash: string
  readonly terms: ProgramTerms
}

const versionShape = z.object({
  number: z.number(),
  hash: z.string(),
  terms: programTermsSchema,
})

/**
 * What a program has published, as far as the person may read it: null before the first version.
 */
export async function publishedTerms(
  req: PayloadRequest,
  id: string,
): Promise<PublishedTerms | null | 'unknown'> {
  const { slugs } = firmOf(req.payload)
  const asked = { depth: 0, disableErrors: true, overrideAccess: false, req } as const
  const program = await req.payload.findByID({ ...asked, collection: slugs.programs, id })
  if (!program) return 'unknown'
  const versionId: unknown = (program as { currentVersion?: unknown }).currentVersion
  if (typeof versionId !== 'string') return null
  const collection = slugs.programVersions
  const version: unknown = await req.payload.findByID({ ...asked, collection, id: versionId })
  return version ? versionShape.parse(version) : null
}

/** Names of the platform connections that the person may know of. */
export async function connectionNames(req: PayloadRequest): Promise<string[]> {
  const { slugs, people } = firmOf(req.payload)
  if (!mayRead('platformConnections', personOf(req.user, people))) return []
  const { docs } = await req.payload.find({
    collection: slugs.platformConnections,
    depth: 0,
    limit: 200,
    overrideAccess: false,
    req,
    sort: 'name',
  })
  return docs.flatMap((doc: unknown) =>
    typeof doc === 'object' && doc !== null && 'name' in doc && typeof doc.name === 'string'
      ? [doc.name]
      : [],
  )
}
