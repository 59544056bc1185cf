import type { Person } from '../../access/person.js'
import type { Role } from '../../domain/roles.js'
import { ruleLabel } from '../../domain/rules/ruleLabel.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import type { Queryable } from '../../database/queryable.js'
import { readFirmSettings } from '../readFirmSettings.js'
import { factsSql } from './factsSql.js'
import { kindsFor, mayDecide, queueKind, queueKindNames, type QueueKindName } from './kinds.js'
import type { GoneItem, Queue, QueueCounts, QueueFacts, QueueItem, QueueOwner } from './model.js'
import { countsSql, lastMovesSql, pageSql, stillSql } from './sql.js'

/** An operator who can be given something: active, with the roles of today. */
export type Colleague = {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
}

export type QueueSource = {
  readonly q: Queryable
  readonly rules: RuleRegistry
  readonly colleagues: readonly Colleague[]
}

export type QueueQuestion = {
  readonly person: Extract<Person, { kind: 'operator' }>
  readonly kind?: QueueKindName | undefined
  readonly owner?: QueueOwner | undefined
  readonly text?: string | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
  /** What the person has on the screen: told which of it no longer waits. */
  readonly seen?: readonly { readonly kind: QueueKindName; readonly id: string }[] | undefined
}

export const pageRows = 50

/** What waits for this person's decision, one page of it, with the counts of all of it. */
export async function readQueue(
  source: QueueSource,
  question: QueueQuestion,
  now: number = Date.now(),
): Promise<Queue> {
  const { person, kind, seen = [] } = question
  const kinds = kindsFor(person.roles)
  const shown = kind === undefined ? kinds : kinds.filter((name) => name === kind)
  const page = await readPage(source, { ...question, kinds: shown }, now)
  return {
    at: now,
    zone: (await readFirmSettings(source.q)).zone,
    me: person.id,
    kinds,
    mine: kinds.filter((name) => mayDecide(name, person.roles)),
    counts: await readCounts(source, { kinds, me: person.id, now }),
    ...page,
    gone: await readGone(
      source.q,
      seen.filter((each) => kinds.includes(each.kind)),
      now,
    ),
    people: source.colleagues.map(({ id, name, roles }) => ({
      ...{ id, name },
      kinds: queueKindNames.filter((each) => mayDecide(each, roles)),
    })),
  }
}

type CountQuestion = { kinds: readonly QueueKindName[]; me: string; now: number }

async function readCounts(
  { q, colleagues }: QueueSource,
  { kinds, me, now }: CountQuestion,
): Promise<QueueCounts[]> {
  if (kinds.length === 0) return []
  const active = colleagues.map(({ id }) => id)
  return (await q.query<QueueCounts>(countsSql(kinds), [new Date(now), active, me])).rows
}

type PageRow = Pick<
  QueueItem,
  'kind' | 'id' | 'status' | 'since' | 'due' | 'until' | 'restReason' | 'restBy'
> & {
  readonly resting: boolean
  readonly paused: boolean
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly rank: number
  readonly sort: number
}

type PageQuestion = QueueQuestion & { readonly kinds: readonly QueueKindName[] }

async function readPage(
  source: QueueSource,
  question: PageQuestion,
  now: number,
): Promise<Pick<Queue, 'rows' | 'next'>> {
  const { kinds, owner = 'all', text = '', after, limit = pageRows, person } = question
  if (kinds.length === 0) return { rows: [], next: null }
  const [rank, sort, id] = after?.split('_') ?? []
  const { rows } = await source.q.query<PageRow>(pageSql(kinds), [
    ...[new Date(now), source.colleagues.map((each) => each.id), person.id, owner],
    ...[text.trim() || null, rank ?? null, sort ?? null, id ?? null, limit + 1],
  ])
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    rows: await withFacts(source, page),
    next: last ? `${last.rank}_${last.sort}_${last.id}` : null,
  }
}

type FactsRow = {
  readonly id: string
  readonly reference: string | null
  readonly decided?: string | null
  readonly facts: QueueFacts
}

/** One statement for each kind on the page. */
async function withFacts(source: QueueSource, page: readonly PageRow[]): Promise<QueueItem[]> {
  const known = new Map<string, FactsRow>()
  for (const kind of new Set(page.map((row) => row.kind))) {
    const ids = page.filter((row) => row.kind === kind).map(({ id }) => id)
    const { rows } = await source.q.query<FactsRow>(factsSql[kind], [ids])
    for (const row of rows) known.set(row.id, row)
  }
  return page.flatMap((row) => {
    const found = known.get(row.id)
    return found ? [itemOf(row, found, source)] : []
  })
}

function itemOf(row: PageRow, found: FactsRow, { rules, colleagues }: QueueSource): QueueItem {
  const { kind, id, status, since, due, until, restReason, restBy, ownerId, ownerName } = row
  const { lifecycle } = queueKind(kind)
  const { facts } = found
  const by =
    kind === 'actRequests' ? colleagues.find((each) => each.id === facts.by)?.name : facts.by
  return {
    ...{ kind, id, status, since, due, until, restReason, restBy },
    reference: found.reference,
    rest: until !== null ? 'snoozed' : row.paused ? 'paused' : null,
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
    decides: lifecycle === null ? null : { lifecycle, id: found.decided ?? id },
    facts: { ...facts, by: by ?? null, ruleName: facts.rule ? ruleLabel(rules, facts.rule) : null },
  }
}

type Seen = NonNullable<QueueQuestion['seen']>

/** Which of these still wait. */
export async function stillWaiting(
  q: Queryable,
  seen: Seen,
  now: number,
): Promise<ReadonlyMap<string, string>> {
  const kinds = [...new Set(seen.map(({ kind }) => kind))]
  if (kinds.length === 0) return new Map()
  const { rows } = await q.query<{ id: string; status: string }>(stillSql(kinds), [
    new Date(now),
    seen.map(({ kind }) => kind),
    seen.map(({ id }) => id),
  ])
  return new Map(rows.map(({ id, status }) => [id, status]))
}

async function readGone(q: Queryable, seen: Seen, now: number): Promise<GoneItem[]> {
  const still = await stillWaiting(q, seen, now)
  const ids = seen.map(({ id }) => id).filter((id) => !still.has(id))
  if (ids.length === 0) return []
  const { rows } = await q.query<GoneItem>(lastMovesSql, [ids])
  const moves = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => ({
    id,
    by: moves.get(id)?.by ?? null,
    event: moves.get(id)?.event ?? null,
  }))
}
