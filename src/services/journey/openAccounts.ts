import { v7 as uuidv7 } from 'uuid'
import { sha256Of } from '../../domain/rules/canonicalJson.js'
import { chooseConnection, phaseTerms, platformMapping } from '../../domain/programs/phaseTerms.js'
import { InvariantError } from '../../errors.js'
import { audit } from '../records/audit.js'
import { insertRows } from '../records/insertRows.js'
import { queueCommands } from '../platform/queueCommands.js'
import { startAnewSql } from '../scaling/sql.js'
import type { Work } from '../work.js'
import { inheritHolds } from './inheritHolds.js'
import type { ChallengeFacts } from './loadAccounts.js'
import { attemptsSql, connectionsSql } from './sql.js'
import { tellUnopened } from './tellUnopened.js'

export type Connection = { id: string; name: string; platform: string }

/**
 * Makes the account rows of a phase and tells the platforms to open them. A challenge whose mapping
 * names no connection that is switched on gets an account that waits for a person.
 */
export async function openAccounts(
  work: Work,
  challenges: readonly ChallengeFacts[],
  phase: string,
): Promise<void> {
  if (challenges.length === 0) return
  const { rows } = await work.tx.query<Connection>(connectionsSql)
  const attempts = await attemptsOf(work, challenges, phase)
  const planned = challenges.map((challenge) => {
    const attempt = (attempts.get(challenge.challenge_id) ?? 0) + 1
    return plan(challenge, { phase, connections: rows, attempt })
  })
  await insertRows(
    work,
    'accounts',
    planned.map(({ row }) => row),
  )
  await work.tx.query(startAnewSql, [challenges.map(({ challenge_id }) => challenge_id)])
  await audit(
    work,
    planned.map(({ row, challenge }) => ({
      event: 'account.requested',
      subjectType: 'account',
      subjectId: row.id,
      to: row.status,
      data: { challenge: challenge.challenge_reference, phase, size: challenge.size },
    })),
  )
  await queueCommands(
    work,
    planned.flatMap(({ row }) => (row.connection_id ? [openCommand(row, row.connection_id)] : [])),
  )
  await inheritHolds(
    work,
    planned.map(({ row, challenge }) => ({ id: row.id, challenge })),
  )
  await tellUnopened(
    work,
    planned.filter(({ row }) => !row.connection_id).map(({ row }) => row.id),
  )
}

async function attemptsOf(work: Work, challenges: readonly ChallengeFacts[], phase: string) {
  const ids = challenges.map(({ challenge_id }) => challenge_id)
  const found = await work.tx.query<{ challenge_id: string; attempt: number }>(attemptsSql, [
    ids,
    phase,
  ])
  return new Map(found.rows.map((row) => [row.challenge_id, row.attempt]))
}

type PlanInput = { phase: string; connections: readonly Connection[]; attempt: number }

function plan(challenge: ChallengeFacts, { phase, connections, attempt }: PlanInput) {
  const choice = { phase, size: challenge.size, currency: challenge.currency }
  const terms = phaseTerms(challenge.terms, choice)
  const mapping = platformMapping(challenge.terms, choice)
  const words = challenge.terms.phases.find(({ key }) => key === phase)
  if (!terms || !words) {
    throw new InvariantError(`${challenge.challenge_reference} has no terms for ${phase}`)
  }
  const id = uuidv7()
  const connection = connectionFor(mapping, { id, connections })
  return {
    challenge,
    row: accountRow({ id, challenge, phase, attempt, terms, words, mapping, connection }),
  }
}

/** The connection of a mapping for an account, among those that are switched on. */
export function connectionFor(
  mapping: ReturnType<typeof platformMapping>,
  { id, connections }: { readonly id: string; readonly connections: readonly Connection[] },
): Connection | undefined {
  const closed = (mapping?.connections ?? [])
    .map(({ connection }) => connection)
    .filter((name) => !connections.some((each) => each.name === name))
  // The id is random: its last digits spread accounts over connections and a repeat chooses alike.
  const draw = Number.parseInt(id.slice(-6), 16) / 0x1000000
  const name = mapping ? chooseConnection(mapping, draw, closed) : null
  return connections.find((each) => each.name === name)
}

type RowInput = {
  id: string
  challenge: ChallengeFacts
  phase: string
  attempt: number
  terms: NonNullable<ReturnType<typeof phaseTerms>>
  words: { name: string }
  mapping: ReturnType<typeof platformMapping>
  connection: Connection | undefined
}

function accountRow({
  id,
  challenge,
  phase,
  attempt,
  terms,
  words,
  mapping,
  connection,
}: RowInput) {
  const pattern = mapping?.namePattern ?? '{reference} {phase}'
  return {
    id,
    status: connection ? 'provisioning' : 'provisioningFailed',
    challenge_id: challenge.challenge_id,
    trader_id: challenge.trader_id,
    trader_name: challenge.trader_name,
    version_id: challenge.version_id,
    connection_id: connection?.id ?? null,
    phase,
    phase_name: words.name,
    attempt,
    size: challenge.size,
    starting_balance: terms.startingBalance,
    currency: challenge.currency,
    terms_hash: sha256Of(terms),
    group: mapping?.group ?? null,
    leverage: mapping?.leverage ?? null,
    platform_name: pattern
      .replaceAll('{reference}', challenge.challenge_reference)
      .replaceAll('{program}', challenge.program_name)
      .replaceAll('{phase}', words.name),
    problem: connection ? null : noConnection,
    is_paused: false,
    is_frozen: false,
    is_under_review: false,
  }
}

export const noConnection = 'No platform connection of the program is switched on.'

type OpenRow = Pick<
  ReturnType<typeof accountRow>,
  'id' | 'attempt' | 'group' | 'currency' | 'leverage' | 'starting_balance' | 'platform_name'
>

/** What the platform is told: our id in the comment is how the account is found again. */
export const openCommand = (row: OpenRow, connectionId: string) => ({
  kind: 'openAccount' as const,
  accountId: row.id,
  connectionId,
  login: null,
  cause: `attempt-${row.attempt}`,
  input: {
    group: row.group,
    currency: row.currency,
    leverage: row.leverage,
    balance: row.starting_balance,
    name: row.platform_name,
    comment: row.id,
  },
})
