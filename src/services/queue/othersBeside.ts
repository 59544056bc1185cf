import type { LifecycleName } from '../../domain/lifecycles/all.js'
import { othersOfEach, otherInWords } from '../rulings/others.js'
import type { Work } from '../work.js'

type Deciding = {
  /** Null where no lifecycle decides. */
  readonly lifecycle: LifecycleName | null
  readonly event: string
  readonly ids: readonly string[]
}

/** A case that was not chosen and can be decided with one that was. */
export type Beside = { readonly of: string; readonly id: string; readonly words: string }

/** What can be decided with several cases and is not among them: each with the first that it belongs to. */
export async function othersBeside(
  work: Work,
  { lifecycle, event, ids }: Deciding,
): Promise<Beside[]> {
  if (lifecycle === null) return []
  const found = await othersOfEach(work, { lifecycle, event, ids })
  const seen = new Set(ids)
  return ids.flatMap((of) =>
    (found.get(of) ?? []).flatMap((other) => {
      if (seen.has(other.id)) return []
      seen.add(other.id)
      return [{ of, id: other.id, words: otherInWords(work, other) }]
    }),
  )
}
