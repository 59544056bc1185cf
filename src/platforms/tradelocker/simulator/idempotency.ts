import type { Brand } from './brand.js'
import { refuse, type Reply, type Route } from './route.js'

type Kept = { readonly path: string; readonly asked: string; readonly reply: Reply }

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Answers of writes by their `Idempotency-Key`; a repeat gets the first answer again. */
export type Idempotency = {
  run(
    request: { brand: Brand; route: Route; path: string; input: unknown; key: string | undefined },
    carryOut: () => Reply,
  ): Reply
}

export function createIdempotency(): Idempotency {
  const kept = new Map<string, Kept>()
  return {
    run: ({ brand, route, path, input, key }, carryOut) => {
      const { idempotency, uuidKeys } = brand.settings
      const remembers =
        idempotency !== 'none' &&
        (route.kind === 'create' || (route.kind === 'write' && idempotency === 'all'))
      if (key === undefined || !remembers) return carryOut()
      if (uuidKeys && !uuidShape.test(key)) {
        return refuse(400, 'Idempotency-Key: must be a valid UUID')
      }
      const asked = JSON.stringify(input)
      const before = kept.get(key)
      if (before && before.path === path && before.asked === asked) {
        return { ...before.reply, headers: { 'Idempotent-Replayed': 'true' } }
      }
      if (before) return refuse(409, 'Idempotency-Key: was used for another request')
      const reply = carryOut()
      if (reply.status < 300) kept.set(key, { path, asked, reply })
      return reply
    },
  }
}
