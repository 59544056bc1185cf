'use client'
import { useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import { z } from 'zod'
import { outcomes } from '../../domain/reconciliation/compareOutcomes.js'
import { counted } from '../parts/counted.js'
import { instantText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Problem } from '../parts/Problem.js'

const outcome = z
  .object({
    login: z.string(),
    outcome: z.enum(outcomes),
    at: z.number().nullable(),
    why: z.string(),
  })
  .nullable()
const row = z.object({
  login: z.string(),
  ours: outcome,
  theirs: outcome,
  result: z.enum(['same', 'different', 'earlier', 'later', 'onlyOurs', 'onlyTheirs']),
})
const answer = z.object({ rows: z.array(row) })

type Row = z.output<typeof row>

const resultWords: Readonly<Record<Row['result'], string>> = {
  same: 'the same',
  different: 'different',
  earlier: 'we earlier',
  later: 'we later',
  onlyOurs: 'only ours',
  onlyTheirs: 'only theirs',
}

const shownMax = 200

/** What we ruled beside what the platform or the old system did: read before anybody lets us act. */
export function OutcomeComparison({ id, zone }: { readonly id: string; readonly zone: string }) {
  const { config } = useConfig()
  const [rows, setRows] = useState<readonly Row[] | null>(null)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const compare = async (file: File | null) => {
    setBusy(true)
    try {
      const response = await fetch(`${config.routes.api}/prop-firm/connections/${id}/comparison`, {
        credentials: 'include',
        ...(file ? { method: 'POST', body: file, headers: { 'content-type': 'text/csv' } } : {}),
      })
      const body: unknown = await response.json()
      const parsed = answer.safeParse(body)
      setRows(parsed.success ? parsed.data.rows : null)
      setProblem(parsed.success ? '' : messageOf(body))
    } catch {
      setProblem('No answer. Try again.')
    }
    setBusy(false)
  }
  return (
    <Panel
      aside={
        <div className="pf-connection__compare">
          <button
            className="pf-button"
            disabled={busy}
            onClick={() => void compare(null)}
            type="button"
          >
            Compare with the platform
          </button>
          <label className="pf-button" htmlFor="pf-old-system">
            Compare with a CSV…
            <input
              accept=".csv,text/csv"
              className="pf-connection__file"
              id="pf-old-system"
              onChange={({ target }) => {
                const [file] = target.files ?? []
                if (file) void compare(file)
                target.value = ''
              }}
              type="file"
            />
          </label>
        </div>
      }
      title="What we would have done"
    >
      {problem ? <Problem>{problem}</Problem> : null}
      {rows ? <Rows rows={rows} zone={zone} /> : <Hint busy={busy} />}
    </Panel>
  )
}

const messageOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'message' in body
    ? String(body.message)
    : 'The answer was not understood.'

const Hint = ({ busy }: { readonly busy: boolean }) => (
  <Empty>
    {busy
      ? 'Asking …'
      : 'Our rulings beside the platform’s own, or beside the old system’s export: a CSV with login, outcome (running, breached, passed, expired) and, where known, at and why.'}
  </Empty>
)

function Rows({ rows, zone }: { readonly rows: readonly Row[]; readonly zone: string }) {
  const apart = rows.filter(({ result }) => result !== 'same')
  const text = (each: Row['ours']) =>
    each === null
      ? '–'
      : [each.outcome, each.why, each.at === null ? '' : instantText(each.at, zone)]
          .filter(Boolean)
          .join(', ')
  return (
    <>
      <p className="pf-connection__sum">
        {rows.length - apart.length} of {counted(rows.length, 'account stands', 'accounts stand')}{' '}
        the same.
        {apart.length > shownMax ? ` The first ${shownMax} of ${apart.length} others:` : ''}
      </p>
      {apart.length === 0 ? null : (
        <table className="pf-table">
          <thead>
            <tr>
              <th>Login</th>
              <th>Ours</th>
              <th>Theirs</th>
              <th>Result</th>
            </tr>
          </thead>
          <tbody>
            {apart.slice(0, shownMax).map((each) => (
              <tr key={each.login}>
                <td>{each.login}</td>
                <td>{text(each.ours)}</td>
                <td>{text(each.theirs)}</td>
                <td>{resultWords[each.result]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
