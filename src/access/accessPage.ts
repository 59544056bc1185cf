import { collectionKeys, defaultSlugs } from '../collectionKeys.js'
import { lifecycles } from '../domain/lifecycles/all.js'
import type { Lifecycle } from '../domain/lifecycles/types.js'
import { roles, type Role } from '../domain/roles.js'
import { builtInRoutes, type BuiltInRoute } from './builtIn.js'
import { matrix, noteWriters, operations, personalFields } from './matrix.js'

const intro = `# Who may do what

This page is made from \`src/access\` and from the lifecycles by \`accessPage\`; a test compares the two,
and another one tries every cell over REST and the Local API. What is not granted is denied. One
person may hold several roles; an operator without any is granted none of this. Operators who were
deactivated or whose access has ended, banned traders and users of other collections are treated as
visitors, whatever token they hold.

Through records nobody changes a status, a payout, an approval or anything else with consequences:
that is done by events (below) and by services, which check roles of their own. Fields that the admin
shows read-only are dropped from what is sent.
`

/** The page \`docs/access.md\`, in Markdown. */
export function accessPage(): string {
  return [
    intro,
    '## Records\n',
    'C: create, R: read, U: update, D: delete. *own*: signed-in traders read their own records.\n',
    recordsTable(),
    `Notes are written at their own endpoint, which signs them, by ${list(noteWriters)}.\n`,
    '## Personal fields\n',
    `${personalFields.names.map((name) => `\`${name}\``).join(', ')} of a trader are read by the trader and by`,
    `${list(personalFields.readers)}; for everybody else they are left out, and cannot be searched or sorted by.\n`,
    '## Events\n',
    'Who may fire which event of a record. Events that only the system fires are not listed; see',
    '[lifecycles](lifecycles.md) for what each one does.\n',
    ...Object.values(lifecycles).flatMap(eventsTable),
    '## Routes that Payload brings along\n',
    'Traders and visitors may use none of these.\n',
    builtInTable(),
  ].join('\n')
}

function recordsTable(): string {
  const rows = collectionKeys.map((key) => {
    const grant = matrix[key]
    const cells = roles.map((role) =>
      operations.map((name) => (grant[name]?.includes(role) ? letters[name] : '')).join(''),
    )
    return [`\`${defaultSlugs[key]}\``, ...cells, grant.trader ?? '']
  })
  return table(['records', ...roles, 'trader'], rows)
}

const letters = { create: 'C', read: 'R', update: 'U', delete: 'D' } as const

function eventsTable({ name, moves }: Lifecycle): string[] {
  const fired = moves.filter((each) => each.roles.length > 0 || each.trader)
  if (fired.length === 0) return []
  const rows = fired.map((each) => [
    `\`${each.event}\``,
    ...roles.map((role) => (each.roles.includes(role) ? 'yes' : '')),
    each.trader ? 'own' : '',
  ])
  return [`### ${name}\n`, table(['event', ...roles, 'trader'], rows)]
}

function builtInTable(): string {
  const rows = builtInRoutes.map(({ method, path, what, allowed }) => [
    `\`${method} ${path}\``,
    what,
    audience(allowed),
  ])
  return table(['route', 'for', 'allowed'], rows)
}

function audience(allowed: BuiltInRoute['allowed']): string {
  if (allowed.length === 0) return 'nobody'
  return allowed.length === roles.length ? 'every role' : list(allowed)
}

const list = (names: readonly Role[]): string => names.join(', ')

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n') +
  '\n'
