import type { z } from 'zod'

/**
 * What one of our endpoints answers. Null for whatever keeps the answer from being read: a dead line,
 * a refusal, a session that ended, another release.
 */
export async function ask<Value>(
  address: string,
  schema: z.ZodType<Value>,
  init: RequestInit = {},
): Promise<Value | null> {
  try {
    const answer = await fetch(address, { credentials: 'include', ...init })
    const parsed = answer.ok ? schema.safeParse(await answer.json()) : null
    return parsed?.success ? parsed.data : null
  } catch {
    return null
  }
}
