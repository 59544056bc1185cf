import { Counter, Gauge, Registry } from 'prom-client'
import type { Queryable } from '../../database/queryable.js'
import { readConnections, readWorkers } from '../../live/readStatus.js'
import type { WorkerCounts } from '../../live/book/counts.js'
import * as sql from './sql.js'

type Sample = { readonly labels: Readonly<Record<string, string>>; readonly value: number }

/**
 * The firm's machine as Prometheus reads it, made anew for each scrape from what all processes report to
 * the database: whichever web process is asked, the answer is that of the whole firm.
 *
 * @param now UTC milliseconds
 */
export async function renderMetrics(
  q: Queryable,
  now: number,
): Promise<{ readonly text: string; readonly contentType: string }> {
  const registry = new Registry()
  const gauge: Add = (name, help, samples) => {
    const made = new Gauge(metric(name, help, samples))
    for (const { labels, value } of samples) made.set(labels, value)
  }
  const counter: Add = (name, help, samples) => {
    const made = new Counter(metric(name, help, samples))
    for (const { labels, value } of samples) made.inc(labels, value)
  }
  const metric = (name: string, help: string, samples: readonly Sample[]) => ({
    name: `prop_firm_${name}`,
    help,
    labelNames: [...new Set(samples.flatMap(({ labels }) => Object.keys(labels)))],
    registers: [registry],
  })
  const names = await readNames(q)
  await addWorkers(q, { gauge, counter }, now)
  await addLinks(q, gauge, { names, now })
  await addWork(q, gauge, names)
  return { text: await registry.metrics(), contentType: registry.contentType }
}

type Add = (name: string, help: string, samples: readonly Sample[]) => void
type Adders = { readonly gauge: Add; readonly counter: Add }
type Names = ReadonlyMap<string, string>

async function readNames(q: Queryable): Promise<Names> {
  const { rows } = await q.query<{ id: string; name: string }>(sql.connectionNamesSql)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function addWorkers(q: Queryable, { gauge, counter }: Adders, now: number): Promise<void> {
  const workers = await readWorkers(q)
  const each = (value: (worker: (typeof workers)[number]) => number): Sample[] =>
    workers.map((worker) => ({
      labels: { worker: `${worker.host}:${worker.pid}`, kind: worker.kind },
      value: value(worker),
    }))
  gauge('worker_heartbeat_age_seconds', 'Since a worker last reported.', [
    ...each(({ heartbeatAt }) => Math.max(0, now - heartbeatAt) / 1_000),
  ])
  gauge(
    'worker_accounts',
    'Accounts in the memory of a worker.',
    each(({ accounts }) => accounts),
  )
  gauge(
    'worker_shards',
    'Shards that a worker holds.',
    each(({ shards }) => shards.length),
  )
  // Rows of the job are rounds of their own, each of which begins at nothing.
  const told = (name: keyof WorkerCounts): Sample[] =>
    workers.flatMap(({ host, pid, kind, counts }) => {
      const labels = { worker: `${host}:${pid}`, kind }
      return counts === null || kind === 'job' ? [] : [{ labels, value: counts[name] }]
    })
  counter('worker_observations_total', 'Observations evaluated.', told('observations'))
  counter('worker_verdicts_total', 'Verdicts that the engine reached.', told('verdicts'))
  counter('worker_rows_total', 'Rows of accounts stored.', told('rows'))
  counter('worker_batches_total', 'Transactions that stored rows.', told('batches'))
  gauge('worker_memory_bytes', 'Resident memory of a worker.', told('memory'))
  gauge('worker_queue_observations', 'Observations not stored yet.', told('observationsWaiting'))
  gauge('worker_queue_rows', 'Accounts whose row is older than they are.', told('rowsWaiting'))
  gauge('worker_queue_verdicts', 'Accounts with a verdict to decide.', told('verdictsWaiting'))
}

type Links = { readonly names: Names; readonly now: number }

async function addLinks(q: Queryable, gauge: Add, { names, now }: Links): Promise<void> {
  const links = await readConnections(q)
  const labelsOf = ({ connectionId, workerId }: (typeof links)[number]) => ({
    connection: names.get(connectionId) ?? connectionId,
    worker: workerId,
  })
  const each = (value: (link: (typeof links)[number]) => number | null): Sample[] =>
    links.flatMap((link) => {
      const found = value(link)
      return found === null ? [] : [{ labels: labelsOf(link), value: found }]
    })
  gauge(
    'link_up',
    '1 while a link streams or polls.',
    each(({ state }) => (state === 'streaming' || state === 'polling' ? 1 : 0)),
  )
  gauge(
    'link_lag_seconds',
    'From the platform’s time of the newest observation to its receipt.',
    each(({ lagMs }) => (lagMs === null ? null : lagMs / 1_000)),
  )
  gauge(
    'link_event_age_seconds',
    'Since anything came over a link.',
    each(({ lastEventAt }) =>
      lastEventAt === null ? null : Math.max(0, now - lastEventAt) / 1_000,
    ),
  )
  gauge(
    'link_reconnects',
    'Reconnects since the worker began.',
    each(({ reconnects }) => reconnects),
  )
}

async function addWork(q: Queryable, gauge: Add, names: Names): Promise<void> {
  type Row = { connection?: string; status?: string; count: number }
  const samples = async (text: string): Promise<Sample[]> =>
    (await q.query<Row>(text)).rows.map(({ connection, status, count }) => ({
      labels: {
        ...(connection === undefined ? {} : { connection: names.get(connection) ?? connection }),
        ...(status === undefined ? {} : { status }),
      },
      value: count,
    }))
  gauge('accounts_followed', 'Accounts that should be followed.', await samples(sql.followedSql))
  gauge(
    'violations_suspected',
    'Suspicions that wait for a person.',
    await samples(sql.suspectedSql),
  )
  gauge('commands', 'Platform commands not done.', await samples(sql.commandCountsSql))
  gauge('mail', 'Messages not sent.', await samples(sql.mailCountsSql))
  gauge('differences', 'Open differences with platforms.', await samples(sql.differenceCountsSql))
}
