import type { ExplanationRow } from '../../domain/rules/explanation.js'
import { minor, subtract } from '../../domain/money/minor.js'
import type { AccountHead } from '../../readModels/account/readAccountHead.js'
import type { ShownRuling } from '../../readModels/account/readRuling.js'
import type { Proof } from '../../readModels/account/proof.js'
import { amountText } from '../parts/amounts.js'
import { Chip } from '../parts/Chip.js'
import { Panel } from '../parts/Panel.js'
import { Problem } from '../parts/Problem.js'
import { Shape, type Tone } from '../parts/Shape.js'
import { doubtWords } from '../../domain/rules/doubtWords.js'
import { spanText } from './accountWords.js'
import { EvidenceButtons } from './EvidenceButtons.js'
import { EvidenceLine } from './EvidenceLine.js'
import { isGoal, LimitText } from './LimitText.js'
import './account.css'

type Props = {
  readonly head: AccountHead
  readonly ruling: ShownRuling
  /** Address of the evidence as a file. */
  readonly evidenceUrl: string
}

/** Why the rules decided so: the rule in words, the subtraction, what else held, and the seal. */
export function ProofPanel({ head, ruling, evidenceUrl }: Props) {
  const { proof } = ruling
  if (!proof) return <Unreadable ruling={ruling} />
  return (
    <Panel aside={<Verdict ruling={ruling} />} className="pf-proof" title={proof.explanation.title}>
      <Disagreement proof={proof} />
      <Doubts ruling={ruling} />
      <section>
        <h3>The rule, as the trader agreed to it</h3>
        <p>{proof.explanation.words}</p>
      </section>
      <section>
        <Subtraction rows={proof.explanation.rows} />
      </section>
      <Circumstances head={head} proof={proof} ruling={ruling} />
      <EvidenceButtons key={ruling.id} rulingId={ruling.id} />
      <EvidenceLine evidenceUrl={evidenceUrl} proof={proof} ruling={ruling} />
    </Panel>
  )
}

const verdictWords: Readonly<Record<string, { readonly tone: Tone; readonly word: string }>> = {
  breach: { tone: 'bad', word: 'Broken' },
  expiry: { tone: 'bad', word: 'Run out' },
  pass: { tone: 'done', word: 'Met' },
  soft: { tone: 'attention', word: 'Recorded' },
}

function Verdict({ ruling }: { readonly ruling: ShownRuling }) {
  const status = ruling.violation?.status ?? ruling.disposition
  if (status === 'suspected') return <Chip tone="attention">Suspected</Chip>
  if (status === 'dismissed') return <Chip tone="done">Dismissed</Chip>
  if (status === 'overturned') return <Chip tone="done">Overturned</Chip>
  const known = verdictWords[ruling.kind]
  return <Chip tone={known?.tone ?? 'neutral'}>{known?.word ?? ruling.kind}</Chip>
}

/** A replay that finds something else puts the ruling itself in question. */
function Disagreement({ proof }: { readonly proof: Proof }) {
  const { replay } = proof
  if (replay.agree) return null
  return (
    <Problem>
      The replay disagrees at {replay.path || 'the evidence'}: recorded{' '}
      <b>{JSON.stringify(replay.recorded) ?? 'nothing'}</b>, recomputed{' '}
      <b>{JSON.stringify(replay.recomputed) ?? 'nothing'}</b>. Only overturning is safe.
    </Problem>
  )
}

function Doubts({ ruling }: { readonly ruling: ShownRuling }) {
  const isOpen = (ruling.violation?.status ?? ruling.disposition) === 'suspected'
  if (ruling.doubts.length === 0 || !isOpen) return null
  return (
    <section className="pf-banner--near">
      <h3>What is doubtful</h3>
      {ruling.doubts.map((doubt) => (
        <p className="pf-mark" key={doubt}>
          <Shape tone="attention" /> {doubtWords[doubt] ?? doubt}
        </p>
      ))}
      <p className="pf-muted">
        Until somebody decides the account is frozen, not failed: no new trades, positions stay,
        rules go on.
      </p>
    </section>
  )
}

function Subtraction({ rows }: { readonly rows: readonly ExplanationRow[] }) {
  return (
    <table className="pf-sum">
      <tbody>
        {rows.map((row, index) => (
          <tr
            className={`pf-sum__${row.tone}${row.sign === '=' ? ' pf-sum__total' : ''}${
              index > 0 && rows[index - 1]?.group !== row.group ? ' pf-sum__group' : ''
            }`}
            key={`${row.group}${row.label}`}
          >
            <td>{row.sign}</td>
            <td>{row.label}</td>
            <td className="pf-number">{row.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CircumstancesProps = Pick<Props, 'head' | 'ruling'> & { readonly proof: Proof }

function Circumstances({ head, ruling, proof }: CircumstancesProps) {
  const computed = ruling.doubts.includes('equityComputed')
  const source = `${head.connection?.name ?? 'platform'}, equity ${computed ? 'computed by us' : 'as reported'}`
  return (
    <dl className="pf-facts">
      <div>
        <dt>Source</dt>
        <dd>{source}</dd>
      </div>
      {proof.before && proof.decided ? (
        <div>
          <dt>Observation before</dt>
          <dd>
            {spanText(proof.decided.at - proof.before.at)} earlier
            {proof.unit === 'money' && ruling.kind === 'breach'
              ? `, ${roomText(proof.before.equity, proof.limit, proof.currency)}`
              : ''}
          </dd>
        </div>
      ) : null}
      {proof.otherLimits
        .filter((limit) => ruling.kind === 'pass' || !isGoal(limit))
        .map((limit) => (
          <LimitText currency={proof.currency} key={limit.rule} limit={limit} zone={proof.zone} />
        ))}
      <div>
        <dt>Replay from the evidence</dt>
        <dd className="pf-mark">
          <Shape tone={proof.replay.agree ? 'done' : 'bad'} />
          {proof.replay.agree ? 'agrees' : 'disagrees'}
        </dd>
      </div>
    </dl>
  )
}

/** `3.10 over the floor`. */
function roomText(equity: number, floor: number, currency: string): string {
  const room = subtract(minor(equity), minor(floor))
  const amount = amountText(Math.abs(room), currency)
  return room >= 0 ? `${amount} over the floor` : `${amount} under the floor`
}

const Unreadable = ({ ruling }: { readonly ruling: ShownRuling }) => (
  <Panel aside={<Verdict ruling={ruling} />} className="pf-proof" title={ruling.rule}>
    <p className="pf-banner" role="alert">
      <Shape tone="attention" />
      <span>
        The evidence of {ruling.reference} cannot be laid open: it names a rule that is not
        installed, or has a form this release does not know. It is kept as it was stored.
      </span>
    </p>
  </Panel>
)
