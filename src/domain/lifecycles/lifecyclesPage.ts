import type { Lifecycle, Move } from './types.js'

const intro = `# Lifecycles

The status of a record changes by events alone, through one gate that compares and sets the old value,
writes the audit entry and stores what follows from it, all in one transaction. This page is made from
\`src/domain/lifecycles\` by \`lifecyclesPage\`; a test compares the two.

*Fired by* names the roles that have a button; *system* means that only the firm's own services do it.
A required reason is kept in the audit log. A guard that refuses says why, and nothing changes. *Undo*
is the event that takes it back.
`

/** What each guard asks, in the words of the docs. */
export const guardWords: Readonly<Record<string, string>> = {
  challengeGoesOn: 'the challenge has not ended for another reason',
  notClaimed: 'nothing of what the account had left was paid or is asked for',
  approvalsComplete: 'enough people approved exactly this',
  conditionsForApproval: 'the conditions of a payout hold',
  conditionsForSending: 'the conditions of a payout still hold',
  confirmedViolation: 'a violation of the trader is confirmed',
  documentsComplete: 'every document that was asked for is there',
  noOpenPayout: 'no payout of the account is open',
  noOpenPayoutOfChallenge: 'no payout of the challenge is open',
  noOtherAccount: 'no other account of the challenge is open',
  noOtherCase: 'no other case of the person is open',
  notDeciderOfRuling: 'somebody else than who confirmed the breach or decided first',
  notFirstDecider: 'somebody else than who confirmed it',
  operationSettled: 'nothing is under way on the platform',
  stepStillMet: 'the step is met and nothing is under way on the account',
  accountGoesOn: 'the account goes on',
  rulingOverturned: 'a ruling was overturned and none stands',
  noActionUnderWay: 'no action of the incident is unfinished',
  stillWanted: 'what it is for is not over',
  costsMoney: 'the order is one that is paid for',
  secondPersonForGift: 'somebody else proposed to give it',
  secondPersonForForfeit: 'somebody else proposed it',
}

/** The page `docs/lifecycles.md`, in Markdown. */
export function lifecyclesPage(lifecycles: readonly Lifecycle[]): string {
  return [intro, ...lifecycles.map(section)].join('\n')
}

function section(lifecycle: Lifecycle): string {
  const statuses = Object.entries(lifecycle.statuses)
    .map(([status, { label }]) => `\`${status}\` (${label})`)
    .join(', ')
  return [
    `## ${lifecycle.name}\n`,
    `Table \`${lifecycle.table}\`, begins as \`${lifecycle.initial}\`.${lifecycle.audited ? '' : ' Its history stands on its own row, not in the audit log.'}\n`,
    `Statuses: ${statuses}.\n`,
    '| event | button | from | to | fired by | reason | guards | undo |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lifecycle.moves.map(row),
    '',
  ].join('\n')
}

function row(move: Move): string {
  const cells = [
    `\`${move.event}\``,
    move.label,
    move.from.map((status) => `\`${status}\``).join(', '),
    `\`${move.to}\``,
    firedBy(move),
    move.reason === 'required' ? 'required' : '',
    move.guards.map((name) => guardWords[name] ?? name).join('; '),
    move.undo === 'cannotBeUndone' ? 'none' : `\`${move.undo.event}\``,
  ]
  return `| ${cells.join(' | ')} |`
}

function firedBy({ roles, trader }: Move): string {
  const all = [...roles, ...(trader ? ['the trader'] : [])]
  return all.length === 0 ? 'system' : all.join(', ')
}
