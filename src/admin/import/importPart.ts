import { z } from 'zod'
import { rowResults } from '../../domain/imports/rowReport.js'
import type { Choice } from './useImport.js'

const row = z.object({
  ...{ row: z.number(), login: z.string(), email: z.string() },
  result: z.enum(rowResults),
  trader: z.enum(['new', 'known']).nullable(),
  account: z.string().nullable(),
  refusal: z.string().nullable(),
  ...{ duplicates: z.array(z.string()), warnings: z.array(z.string()) },
})

const part = z.object({ rows: z.array(row), total: z.number(), unread: z.array(z.string()) })

const refusal = z.object({ message: z.string() })

export type Part = z.output<typeof part>

type Asked = {
  /** Where the API of the host lies. */
  readonly api: string
  readonly choice: Choice
  readonly commit: boolean
  readonly skip: number
  readonly take: number
}

/**
 * A part of the file: looked at, or taken over.
 *
 * @returns the message of the refusal where there is one
 */
export async function importPart({
  api,
  choice,
  commit,
  skip,
  take,
}: Asked): Promise<Part | string> {
  const query = new URLSearchParams({
    ...{ commit: String(commit), invite: String(choice.invite) },
    ...{ skip: String(skip), take: String(take) },
  })
  try {
    const answer = await fetch(
      `${api}/prop-firm/connections/${choice.connection}/import?${query}`,
      {
        method: 'POST',
        body: choice.file.bytes,
        credentials: 'include',
        headers: { 'content-type': 'text/csv' },
      },
    )
    const body: unknown = await answer.json()
    if (answer.ok) return part.parse(body)
    const refused = refusal.safeParse(body)
    return refused.success ? refused.data.message : `Refused with ${answer.status}.`
  } catch {
    return 'No answer.'
  }
}
