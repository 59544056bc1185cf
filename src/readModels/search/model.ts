import { z } from 'zod'
import { searchedKeys, type SearchedKey } from './sql.js'

const hit = z.object({
  key: z.enum(searchedKeys as [SearchedKey, ...SearchedKey[]]),
  id: z.string(),
  title: z.string().nullable(),
  detail: z.string().nullable(),
  status: z.string().nullable(),
})

/** The answer of the search endpoint. */
export const searchSchema = z.object({ hits: z.array(hit) })

export type SearchHit = z.output<typeof hit>
