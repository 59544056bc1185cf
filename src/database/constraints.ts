import { sql } from '@payloadcms/db-postgres'
import type { PostgresSchemaHook } from '@payloadcms/drizzle/postgres'
import { check, index, uniqueIndex } from '@payloadcms/db-postgres/drizzle/pg-core'
import type { Lifecycle } from '../domain/lifecycles/types.js'
import { tableOf } from '../collectionKeys.js'

const quoted = (words: readonly string[]) =>
  words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')

/** Columns that global search and list search look into with `like`. */
const searched: Readonly<Record<string, readonly string[]>> = {
  pf_traders: ['name', 'email', 'reference'],
  pf_accounts: ['login', 'reference', 'trader_name'],
  pf_challenges: ['reference', 'trader_name'],
  pf_orders: ['reference', 'trader_name', 'checkout_reference'],
  pf_payouts: ['reference', 'trader_name', 'login'],
  pf_kyc_cases: ['reference', 'trader_name'],
  pf_violations: ['reference', 'login', 'trader_name'],
  pf_rulings: ['reference', 'login'],
  pf_appeals: ['reference', 'login', 'trader_name'],
  pf_email_messages: ['reference', 'to', 'event'],
  pf_platform_commands: ['reference', 'login'],
  pf_differences: ['reference', 'login', 'trader_name'],
}

/** At most one row of these per account, trader, challenge or ruling, whatever raced. */
const single = [
  {
    name: 'pf_payouts_one_open',
    table: tableOf('payouts'),
    column: 'account',
    where: `status in ('requested', 'inReview', 'needsInfo', 'approved', 'sending', 'unknown', 'failed', 'returned')`,
  },
  {
    name: 'pf_accounts_one_live',
    table: tableOf('accounts'),
    column: 'challenge',
    where: `status in ('provisioning', 'provisioningFailed', 'active')`,
  },
  {
    name: 'pf_kyc_cases_one_open',
    table: tableOf('kycCases'),
    column: 'trader',
    where: `status in ('requested', 'submitted', 'inReview', 'needsMoreInfo')`,
  },
  {
    name: 'pf_appeals_one_standing',
    table: tableOf('appeals'),
    column: 'ruling',
    where: `status <> 'withdrawn'`,
  },
  {
    name: 'pf_version_moves_one_open',
    table: tableOf('versionMoves'),
    column: 'challenge',
    where: `status = 'offered'`,
  },
  {
    name: 'pf_differences_one_open',
    table: tableOf('differences'),
    column: 'key',
    where: `status = 'open'`,
  },
  {
    name: 'pf_scaling_steps_one_open',
    table: tableOf('scalingSteps'),
    column: 'account',
    where: `status in ('proposed', 'underWay', 'failed')`,
  },
] as const

/** The few rows that somebody looks for every second, among all there ever were. */
const pending = [
  {
    name: 'pf_rulings_unsettled',
    table: tableOf('rulings'),
    column: 'id',
    where: `settled_at is null and kind = 'breach'`,
  },
] as const

/**
 * Checks and indexes that fields cannot express, as part of the drizzle schema, so that migrations
 * and schema push know them.
 */
export const constraints =
  (lifecycles: readonly Lifecycle[]): PostgresSchemaHook =>
  ({ schema, extendTable }) => {
    for (const [name, table] of Object.entries(schema.tables)) {
      const lifecycle = lifecycles.find((each) => each.table === name)
      const columns = searched[name] ?? []
      const unique = single.filter((each) => each.table === name)
      const partial = pending.filter((each) => each.table === name)
      const extras = [...columns, ...unique, ...partial]
      if (!lifecycle && extras.length === 0) continue
      extendTable({
        table,
        extraConfig: (columnsOf) => ({
          ...(lifecycle && { [`${name}_status`]: statusCheck(name, lifecycle) }),
          ...Object.fromEntries(
            columns.map((column) => [`${name}_${column}_trgm`, trigram(name, column)]),
          ),
          ...Object.fromEntries(
            unique.map((each) => [
              each.name,
              uniqueIndex(each.name).on(columnsOf[each.column]).where(sql.raw(each.where)),
            ]),
          ),
          ...Object.fromEntries(
            partial.map((each) => [
              each.name,
              index(each.name).on(columnsOf[each.column]).where(sql.raw(each.where)),
            ]),
          ),
        }),
      })
    }
    return schema
  }

const statusCheck = (table: string, lifecycle: Lifecycle) =>
  check(`${table}_status`, sql.raw(`status in (${quoted(Object.keys(lifecycle.statuses))})`))

const trigram = (table: string, column: string) =>
  index(`${table}_${column}_trgm`).using('gin', sql.raw(`"${column}" gin_trgm_ops`))
