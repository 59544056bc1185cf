import { createHash } from 'node:crypto'
import { appendFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { backup } from '../../../src/cli/backup/backup.js'
import { readBackup } from '../../../src/cli/backup/readBackup.js'
import { restore, type RestoreTarget } from '../../../src/cli/backup/restore.js'
import { createTestDatabase, templateDatabase, type TestDatabase } from '../../fixtures/postgres.js'

/** A made-up firm with everything that is hard to put back. */
const schema = `
create extension pg_trgm;
create schema live; create schema audit; create schema "odd ""schema";
create table public.payload_migrations (id serial primary key, name text, batch int);
insert into public.payload_migrations (name, batch) values ('first', 1), ('second', 1);
create table live.migration (id text primary key, sha text not null, at timestamptz default now());
insert into live.migration values ('001', 'aa');
create table live.setting (name text primary key, value int);
insert into live.setting values ('made by a migration', 1);

create type public.mood as enum ('fine', 'cross');
create table public.person (
  id uuid primary key default gen_random_uuid(), name text not null, mood mood not null default 'fine',
  tags text[], note jsonb, picture bytea, balance bigint,
  shown text generated always as (upper(name)) stored,
  best_friend uuid references person deferrable
);
create table public."Order" (
  number bigint generated always as identity primary key, "from" uuid not null references person
);
create table audit.entry (
  n bigserial primary key, what text not null, seen int not null default 0, at timestamptz not null
);
create function audit.refuse() returns trigger language plpgsql as
  $$ begin raise exception 'entries are kept'; end $$;
create trigger refuse before update or delete on audit.entry
  for each row execute function audit.refuse();
create function audit.count() returns trigger language plpgsql as
  $$ begin new.seen := new.seen + 1; return new; end $$;
create trigger count before insert on audit.entry for each row execute function audit.count();

create table live.tape (at date not null, account int not null, equity bigint, primary key (at, account))
  partition by range (at);
create table live.tape_default partition of live.tape default;
create table "odd ""schema"."odd table" ("a ""column" int check ("a ""column" > 0));
create view public.people as select name from person;
create table public.empty_one (id int);
`

const rows = `
insert into person (id, name, tags, note, picture, balance) values
  ('00000000-0000-7000-8000-000000000001', E'tab\\there, line\\nbreak, back\\\\slash, \\\\N, ''quote''',
   '{a,NULL,"b c"}', '{"deep": ["ü", null]}', '\\x00ff0a5c', 9007199254740991),
  ('00000000-0000-7000-8000-000000000002', '', null, null, null, -1);
update person set best_friend = '00000000-0000-7000-8000-000000000002' where balance > 0;
update person set best_friend = '00000000-0000-7000-8000-000000000001', mood = 'cross' where balance < 0;
insert into "Order" ("from") select id from person, generate_series(1, 3);
delete from "Order" where number = 6;
insert into audit.entry (what, at) values ('opened', '2026-03-29 02:30:00.123456+01'), ('closed', 'infinity');
create table live.tape_2026_03 partition of live.tape for values from ('2026-03-01') to ('2026-04-01')
  partition by list (account);
create table live.tape_2026_03_one partition of live.tape_2026_03 for values in (1);
create table live.tape_2026_03_rest partition of live.tape_2026_03 default;
insert into live.tape select '2026-03-05', g, g * 100 from generate_series(1, 2000) g;
insert into live.tape values ('2027-01-01', 1, 5);
insert into "odd ""schema"."odd table" values (1), (2);
update live.setting set value = 2;
`

let folder = ''
let source: TestDatabase
let template = ''

const sql = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const result: pg.QueryResult | pg.QueryResult[] = await client.query(text)
    return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? []
  } finally {
    await client.end()
  }
}

const tables = [
  ...['person', '"Order"', 'empty_one', 'audit.entry', 'live.setting', 'live.tape'],
  '"odd ""schema"."odd table"',
]

/** Everything that the database holds, as text, with where each row lies. */
const content = async (url: string): Promise<string> => {
  const parts: string[] = []
  for (const table of tables) {
    const found = await sql(
      url,
      `select tableoid::regclass::text, t::text from ${table} t order by 1, 2`,
    )
    parts.push(`${table}\n${found.map((row) => Object.values(row).join(' | ')).join('\n')}`)
  }
  return parts.join('\n\n')
}

const makeBackup = async (name: string, url = source.url): Promise<string> => {
  const target = path.join(folder, name)
  const documentsFolder = path.join(folder, 'documents')
  await backup(
    target,
    { databaseUrl: url, documentsFolder, secrets: { PROP_FIRM_KEYS: 'k' } },
    () => undefined,
  )
  return target
}

const target = (url: string, more: Partial<RestoreTarget> = {}): RestoreTarget => ({
  databaseUrl: url,
  documentsFolder: path.join(folder, 'restored', 'documents'),
  filledByMigrations: ['live.setting'],
  afterRestore: () => Promise.resolve(),
  ...more,
})

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'prop-firm-backup-'))
  await mkdir(path.join(folder, 'documents', 'a b', 'ü'), { recursive: true })
  await writeFile(path.join(folder, 'documents', 'one.bin'), Buffer.from([0, 1, 255]))
  await writeFile(path.join(folder, 'documents', 'a b', 'ü', 'passport.enc'), 'sealed')
  template = await templateDatabase('backup', async (url) => void (await sql(url, schema)))
  source = await createTestDatabase({ template })
  await sql(source.url, rows)
})

beforeEach(() => rm(path.join(folder, 'restored'), { recursive: true, force: true }))

afterAll(async () => {
  await source.drop()
  await rm(folder, { recursive: true, force: true })
})

describe('backup and restore', () => {
  it('bring back every row, partition, sequence and document', async () => {
    const made = await makeBackup('whole')
    const database = await createTestDatabase({ template })
    await restore(await readBackup(made), target(database.url))
    expect(await content(database.url)).toBe(await content(source.url))
    // The next number is the one that the source would give.
    const next = 'insert into "Order" ("from") select id from person limit 1 returning number'
    expect(await sql(database.url, next)).toEqual([{ number: '7' }])
    const entry = `insert into audit.entry (what, at) values ('x', now()) returning n, seen`
    expect(await sql(database.url, entry)).toEqual([{ n: '3', seen: 1 }])
    const restored = path.join(folder, 'restored', 'documents')
    expect(await readFile(path.join(restored, 'a b', 'ü', 'passport.enc'), 'utf8')).toBe('sealed')
    expect([...(await readFile(path.join(restored, 'one.bin')))]).toEqual([0, 1, 255])
    await database.drop()
  })

  it('leave the guards of the database in force afterwards', async () => {
    const made = await makeBackup('guards')
    const database = await createTestDatabase({ template })
    await restore(await readBackup(made), target(database.url))
    await expect(sql(database.url, 'delete from audit.entry')).rejects.toThrow('entries are kept')
    const orphan = `insert into "Order" ("from") values (gen_random_uuid())`
    await expect(sql(database.url, orphan)).rejects.toThrow('foreign key')
    await database.drop()
  })

  it('see one moment, however much is written meanwhile', async () => {
    const busy = await createTestDatabase({ template })
    const pair = `with p as (insert into person (name) values ('x') returning id)
      insert into "Order" ("from") select id from p`
    await sql(busy.url, pair)
    let going = true
    const writer = (async () => {
      const client = new pg.Client({ connectionString: busy.url })
      await client.connect()
      while (going) await client.query(pair)
      await client.end()
    })()
    const made = await makeBackup('busy', busy.url)
    going = false
    await writer
    const counts = Object.fromEntries(
      (await readBackup(made)).manifest.tables.map(({ name, rows: count }) => [name, count]),
    )
    expect(counts.person).toBeGreaterThan(0)
    expect(counts.Order).toBe(counts.person)
    await busy.drop()
  })

  it('run the hook inside the restore: when it fails, nothing is there', async () => {
    const made = await makeBackup('hook')
    const database = await createTestDatabase({ template })
    const before = await content(database.url)
    const failing = target(database.url, {
      afterRestore: async (client) => {
        await client.query(`insert into audit.entry (what, at) values ('held', now())`)
        throw new Error('no holds')
      },
    })
    await expect(restore(await readBackup(made), failing)).rejects.toThrow('no holds')
    expect(await content(database.url)).toBe(before)
    await expect(stat(path.join(folder, 'restored', 'documents'))).rejects.toThrow('ENOENT')

    const holding = target(database.url, {
      afterRestore: async (client) => {
        await client.query(`insert into audit.entry (what, at) values ('held', now())`)
      },
    })
    await restore(await readBackup(made), holding)
    const held = await sql(database.url, `select n, seen from audit.entry where what = 'held'`)
    expect(held).toEqual([{ n: '3', seen: 1 }])
    await database.drop()
  })
})

describe('a backup', () => {
  it('is private to its owner and holds the keys', async () => {
    const made = await makeBackup('private')
    expect((await stat(made)).mode & 0o777).toBe(0o700)
    for (const file of ['manifest.json', 'secrets.json']) {
      expect((await stat(path.join(made, file))).mode & 0o777).toBe(0o600)
    }
    expect((await readBackup(made)).secrets).toEqual({ PROP_FIRM_KEYS: 'k' })
  })

  it('never overwrites another one, and leaves nothing behind when it fails', async () => {
    const made = await makeBackup('twice')
    await expect(makeBackup('twice')).rejects.toThrow(`${made} exists already`)
    const nobody = source.url.replace(/\/[^/]*$/, '/no_such_database')
    await expect(makeBackup('none', nobody)).rejects.toMatchObject({ code: 'backupFailed' })
    await expect(stat(path.join(folder, 'none.unfinished'))).rejects.toThrow('ENOENT')
  })

  it('that is unfinished, changed, cut or lacks a file is refused by name', async () => {
    const unfinished = await makeBackup('unfinished')
    await rm(path.join(unfinished, 'manifest.json'))
    await expect(readBackup(unfinished)).rejects.toThrow('there is no manifest.json')

    const changed = await makeBackup('changed')
    await appendFile(path.join(changed, 'documents', 'one.bin'), 'x')
    await expect(readBackup(changed)).rejects.toThrow(
      'documents/one.bin was changed or is damaged (sha256 differs)',
    )

    const lacking = await makeBackup('lacking')
    const { manifest } = await readBackup(lacking)
    const file = manifest.tables.find(({ name }) => name === 'person')?.file.path ?? ''
    await rm(path.join(lacking, file))
    await expect(readBackup(lacking)).rejects.toThrow(`${file} is missing`)
  })

  it.each(['../outside', '/etc/passwd', 'documents/../../x', 'documents//x', ''])(
    'with a manifest that points to %j is refused',
    async (evil) => {
      const made = await makeBackup(`evil${createHash('md5').update(evil).digest('hex')}`)
      const file = path.join(made, 'manifest.json')
      const manifest = JSON.parse(await readFile(file, 'utf8'))
      manifest.documents.files[0].path = evil
      await writeFile(file, JSON.stringify(manifest))
      await expect(readBackup(made)).rejects.toThrow('its manifest.json is damaged')
    },
  )
})

describe('a restore is refused, and changes nothing,', () => {
  let made = ''

  beforeAll(async () => {
    made = await makeBackup('refusals')
  })

  const refused = async (prepare: string, sentence: string): Promise<void> => {
    const database = await createTestDatabase({ template })
    await sql(database.url, prepare)
    const before = await content(database.url)
    await expect(restore(await readBackup(made), target(database.url))).rejects.toThrow(sentence)
    expect(await content(database.url)).toBe(before)
    await database.drop()
  }

  it('when the database has rows already', () =>
    refused(
      `insert into empty_one values (1)`,
      'the database is not empty, public.empty_one has rows',
    ))

  it('when the database belongs to a newer release', () =>
    refused(
      `insert into payload_migrations (name) values ('third')`,
      'it does not have the migration "payload third"',
    ))

  it('when the database belongs to an older release', () =>
    refused(`delete from live.migration`, 'this one does not have the migration "live 001 aa"'))

  it('when a migration has the same name but another text', () =>
    refused(`update live.migration set sha = 'bb'`, '"live 001 aa"'))

  it('when there are documents already', async () => {
    const database = await createTestDatabase({ template })
    const documents = path.join(folder, 'restored', 'documents')
    await mkdir(documents, { recursive: true })
    await writeFile(path.join(documents, 'mine'), '')
    await expect(restore(await readBackup(made), target(database.url))).rejects.toThrow(
      'there are documents already',
    )
    await database.drop()
  })

  it('while somebody else is connected', async () => {
    const database = await createTestDatabase({ template })
    const worker = new pg.Client({ connectionString: database.url })
    await worker.connect()
    await expect(restore(await readBackup(made), target(database.url))).rejects.toThrow(
      '1 other connections to the database are open',
    )
    await worker.end()
    await database.drop()
  })

  it('by a database user who may not switch triggers off', async () => {
    const database = await createTestDatabase({ template })
    await sql(
      database.url,
      `drop role if exists modest; create role modest login password 'modest';
       grant all on all tables in schema public, audit, live to modest;
       grant usage on schema public, audit, live to modest;
       drop schema "odd ""schema" cascade`,
    )
    const url = new URL(database.url)
    url.username = url.password = 'modest'
    await expect(restore(await readBackup(made), target(url.href))).rejects.toThrow(
      'may not set session_replication_role',
    )
    await database.drop()
    await sql(source.url, 'drop role modest')
  })
})
