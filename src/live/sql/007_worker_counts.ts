/** What a worker has done since it began, and what waits in it: `WorkerCounts`. */
export const live007 = `
alter table live.worker add column counts jsonb not null default '{}';
`
