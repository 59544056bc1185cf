import { z } from 'zod'
import type { Queryable } from '../database/queryable.js'

const schema = z.object({
  name: z.string().catch('Our firm'),
  legal_name: z.string().nullish(),
  address: z.string().nullish(),
  support_email: z.string().nullish(),
  brand_color: z.string().nullish(),
  logo_url: z.string().nullish(),
  time_zone: z.string().catch('UTC'),
  currency: z.string().catch('USD'),
  four_eyes_from: z.coerce.number().catch(0),
  firm_of_one: z.boolean().catch(false),
  payout_promise_hours: z.coerce.number().catch(24),
  method_cool_down_hours: z.coerce.number().catch(48),
  appeal_days: z.coerce.number().catch(7),
  /** Warning bands in percent. */
  limit_bands: z.array(z.number().min(0).max(100)).min(1).catch([50, 70, 90]),
})

export type FirmSettings = z.output<typeof schema>

/** The firm's settings, with the stated default for each that was never saved. */
export async function firmSettings(q: Queryable): Promise<FirmSettings> {
  const { rows } = await q.query<Record<string, unknown>>('select * from pf_firm limit 1')
  const saved = Object.fromEntries(
    Object.entries(rows[0] ?? {}).filter(([, value]) => value !== null),
  )
  return schema.parse(saved)
}
